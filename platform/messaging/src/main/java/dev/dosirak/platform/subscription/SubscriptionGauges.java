package dev.dosirak.platform.subscription;

import dev.dosirak.platform.job.QueriedGauges;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How much is parked and for how long, and how far behind its streams the service is, in seconds.
final class SubscriptionGauges {

    private static final String PARKED = """
            select consumer, count(*) as records, count(distinct key_hash) as keys,
                   extract(epoch from now() - min(parked_at)) as age
              from parked
             group by consumer
            """;
    private static final String RECEIVED_UP_TO = """
            select consumer, stream, extract(epoch from now() - min(at)) as age from heard group by consumer, stream
            """;

    private final QueriedGauges parked;
    private final QueriedGauges receivedUpTo;

    SubscriptionGauges(JdbcClient jdbc, MeterRegistry meters) {
        this.parked = new QueriedGauges(jdbc, meters, PARKED, "consumer")
                .show("dosirak.parked.records", "records")
                .show("dosirak.parked.keys", "keys")
                .showSeconds("dosirak.parked.age", "age");
        this.receivedUpTo = new QueriedGauges(jdbc, meters, RECEIVED_UP_TO, "consumer", "stream")
                .showSeconds("dosirak.heard.age", "age");
    }

    void look() {
        parked.look();
        receivedUpTo.look();
    }
}
