package dev.dosirak.payment.charge.postgres;

import dev.dosirak.payment.charge.PaymentGateways;
import dev.dosirak.payment.charge.Reconciliation.Pass;
import dev.dosirak.payment.charge.Tasks.Kind;
import dev.dosirak.platform.job.ScheduledJob;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What waits, and for how long: `dosirak.payment.waiting`, `dosirak.payment.waiting.oldest` (seconds) by state,
/// `dosirak.payment.tasks` for people by kind, and `dosirak.payment.journal.age` by pass: how far it is behind what
/// it may have compared by now.
@Configuration(proxyBeanMethods = false)
class PaymentMetrics {

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private static final List<String> STATES = List.of(
            "requested",
            "awaiting-customer",
            "awaiting-deposit",
            "returned",
            "in-progress",
            "unknown",
            "withdrawn",
            "refund-pending",
            "refund-in-progress",
            "refund-unknown",
            "refund-stuck",
            // what goes back of money that pays: parts, and what was taken beside it
            "approved",
            "reversed",
            "refunded");

    private static final String WAITING = "dosirak.payment.waiting";
    private static final String OLDEST = "dosirak.payment.waiting.oldest";
    private static final String TASKS = "dosirak.payment.tasks";
    private static final String JOURNAL_AGE = "dosirak.payment.journal.age";

    private static final String COUNT_WAITING = """
            select state, count(*), coalesce(extract(epoch from now() - min(since)), 0)
              from payment_due
             group by state
            """;

    private static final String COUNT_TASKS =
            "select kind, count(*) from operator_task where done_at is null group by kind";

    private static final String AGE_OF_MARKS = "select pass, extract(epoch from now() - up_to) from journal_mark";

    @Bean
    ScheduledJob waitingPayments(JdbcClient jdbc, MeterRegistry meters, PaymentGateways gateways, List<Pass> passes) {
        return waitingPayments(
                jdbc,
                meters,
                passes.stream()
                        .flatMap(pass -> gateways.all().stream().map(it -> pass.at(it.name())))
                        .toList());
    }

    ScheduledJob waitingPayments(JdbcClient jdbc, MeterRegistry meters, List<Pass> passes) {
        var last = new AtomicReference<>(Map.<String, Double>of());
        for (var state : STATES) {
            show(meters, WAITING, "state", state, last);
            show(meters, OLDEST, "state", state, last);
        }
        for (var kind : Kind.values()) {
            show(meters, TASKS, "kind", Kind.NAMES.nameOf(kind), last);
        }
        passes.forEach(it -> showAge(meters, it, last));
        return ScheduledJob.onEveryNode("payment.figures", INTERVAL, () -> last.set(figures(jdbc)));
    }

    private static Map<String, Double> figures(JdbcClient jdbc) {
        var figures = new HashMap<String, Double>();
        jdbc.sql(COUNT_WAITING).query(row -> {
            figures.put(WAITING + row.getString(1), row.getDouble(2));
            figures.put(OLDEST + row.getString(1), row.getDouble(3));
        });
        jdbc.sql(COUNT_TASKS).query(row -> {
            figures.put(TASKS + row.getString(1), row.getDouble(2));
        });
        jdbc.sql(AGE_OF_MARKS).query(row -> {
            figures.put(JOURNAL_AGE + row.getString(1), row.getDouble(2));
        });
        return Map.copyOf(figures);
    }

    private static void showAge(MeterRegistry meters, Pass pass, AtomicReference<Map<String, Double>> last) {
        double behind = pass.behind().toSeconds();
        Gauge.builder(JOURNAL_AGE, () -> Math.max(0, last.get().getOrDefault(JOURNAL_AGE + pass.name(), 0.0) - behind))
                .tag("pass", pass.name())
                .baseUnit("seconds")
                .register(meters);
    }

    private static void show(
            MeterRegistry meters, String name, String tag, String value, AtomicReference<Map<String, Double>> last) {
        Gauge.builder(name, () -> last.get().getOrDefault(name + value, 0.0))
                .tag(tag, value)
                .register(meters);
    }
}
