package dev.dosirak.platform.subscription;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How much is parked and for how long, and how far behind its streams the service is, in seconds. Looked up now and
/// then and not when somebody asks: a dead database must not hold up whoever reads the metrics.
final class ListeningGauges {

    private static final String PARKED = """
            select consumer, count(*) as records, count(distinct key_hash) as keys,
                   extract(epoch from now() - min(parked_at)) as age
              from parked
             group by consumer
            """;
    private static final String HEARD = """
            select consumer, stream, extract(epoch from now() - min(at)) as age from heard group by consumer, stream
            """;

    private final JdbcClient jdbc;
    private final MultiGauge records;
    private final MultiGauge keys;
    private final MultiGauge parkedAge;
    private final MultiGauge heardAge;

    ListeningGauges(JdbcClient jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.records = MultiGauge.builder("dosirak.parked.records").register(meters);
        this.keys = MultiGauge.builder("dosirak.parked.keys").register(meters);
        this.parkedAge =
                MultiGauge.builder("dosirak.parked.age").baseUnit("seconds").register(meters);
        this.heardAge =
                MultiGauge.builder("dosirak.heard.age").baseUnit("seconds").register(meters);
    }

    private record OfConsumer(Tags tags, long records, long keys, double age) {}

    void look() {
        var parked = jdbc.sql(PARKED)
                .query((row, _) -> new OfConsumer(
                        Tags.of("consumer", row.getString("consumer")),
                        row.getLong("records"),
                        row.getLong("keys"),
                        row.getDouble("age")))
                .list();
        var heard = jdbc.sql(HEARD)
                .query((row, _) -> MultiGauge.Row.of(
                        Tags.of("consumer", row.getString("consumer"), "stream", row.getString("stream")),
                        row.getDouble("age")))
                .list();
        records.register(rows(parked, OfConsumer::records), true);
        keys.register(rows(parked, OfConsumer::keys), true);
        parkedAge.register(rows(parked, OfConsumer::age), true);
        heardAge.register(List.<MultiGauge.Row<?>>copyOf(heard), true);
    }

    private static List<MultiGauge.Row<?>> rows(List<OfConsumer> parked, Function<OfConsumer, Number> value) {
        return parked.stream()
                .<MultiGauge.Row<?>>map(it -> MultiGauge.Row.of(it.tags(), value.apply(it)))
                .toList();
    }
}
