package dev.dosirak.order.life.postgres;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How many orders wait in which state, and since when the oldest does: `dosirak.order.waiting` and
/// `dosirak.order.waiting.oldest`, in seconds. `overdue` is the part that has waited longer than usual.
final class WaitingFigures {

    private static final String LOOK = """
            select state, count(*) as orders, count(*) filter (where due <= now()) as overdue,
                   extract(epoch from now() - min(since)) as oldest
              from waiting
             group by state
            """;

    private final JdbcClient jdbc;
    private final MultiGauge waiting;
    private final MultiGauge overdue;
    private final MultiGauge oldest;

    private record Figures(String state, long orders, long overdue, double oldest) {}

    WaitingFigures(JdbcClient jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.waiting = MultiGauge.builder("dosirak.order.waiting").register(meters);
        this.overdue = MultiGauge.builder("dosirak.order.waiting.overdue").register(meters);
        this.oldest = MultiGauge.builder("dosirak.order.waiting.oldest")
                .baseUnit("seconds")
                .register(meters);
    }

    void look() {
        var all = jdbc.sql(LOOK)
                .query((row, _) -> new Figures(
                        row.getString("state"), row.getLong("orders"), row.getLong("overdue"), row.getDouble("oldest")))
                .list();
        waiting.register(rows(all, Figures::orders), true);
        overdue.register(rows(all, Figures::overdue), true);
        oldest.register(rows(all, Figures::oldest), true);
    }

    private static List<MultiGauge.Row<?>> rows(List<Figures> all, ToDoubleFunction<Figures> figure) {
        return all.stream()
                .<MultiGauge.Row<?>>map(it -> MultiGauge.Row.of(Tags.of("state", it.state()), it, figure))
                .toList();
    }
}
