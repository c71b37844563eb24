package dev.dosirak.payment.charge.postgres;

import dev.dosirak.payment.PaymentDatabase;
import dev.dosirak.payment.charge.Attempt;
import dev.dosirak.payment.charge.Capture;
import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentRetrySchedule;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.payment.charge.Tasks;
import dev.dosirak.payment.charge.TestSchedules;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.outbox.PostgresOutbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Payments over real tables, with nobody around to settle what is written here.
final class PaymentTables {

    static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    static final Instant PAY_BY = NOON.plusSeconds(600);
    static final Attempt FIRST = new Attempt(1, "toss", NOON);
    static final Capture TAKEN = new Capture("toss", "pay-1", Won.of(18_000));
    static final PaymentRetrySchedule PACE = TestSchedules.USUAL;

    static final DataSource DATABASE = PaymentDatabase.create("payments");

    final JdbcClient jdbc = JdbcClient.create(DATABASE);
    final EventJson json = new EventJson();
    final List<Object> events = new ArrayList<>();
    final PostgresDuePayments duePayments = new PostgresDuePayments(jdbc, PACE, events::add);
    final PostgresRechecks rechecks = new PostgresRechecks(jdbc, PACE);
    final Payments payments = new InTransactions(
            new PostgresPayments(
                    jdbc,
                    json,
                    new PostgresOutbox("payment", jdbc, json, Clock.systemUTC()),
                    duePayments,
                    rechecks,
                    PACE,
                    _ -> {}),
            new TransactionTemplate(new JdbcTransactionManager(DATABASE)));

    final Tasks tasks = new PostgresTasks(jdbc);

    /// Lets time go by for the payments, not for the test.
    void pass(Duration time) {
        double seconds = time.toMillis() / 1000.0;
        jdbc.sql("update payment_due set due = due - make_interval(secs => ?)")
                .param(seconds)
                .update();
        jdbc.sql(
                        "update late_look set due = due - make_interval(secs => ?), ended_at = ended_at - make_interval(secs => ?)")
                .params(seconds, seconds)
                .update();
    }

    Payment keep(PaymentEvent... events) {
        return keep(bill(), events);
    }

    Payment keep(PaymentBill bill, PaymentEvent... events) {
        var order = bill.order();
        for (var event : events) {
            payments.append(order, payments.load(order), List.of(event));
        }
        return payments.load(order).state();
    }

    static PaymentBill bill() {
        return new PaymentBill(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), Won.of(18_000));
    }

    /// What the container does around the adapter's transactional methods.
    private record InTransactions(Payments kept, TransactionTemplate transaction) implements Payments {

        @Override
        public Versioned<Payment> load(UUID order) {
            return kept.load(order);
        }

        @Override
        public Versioned<Payment> append(UUID order, Versioned<Payment> before, List<PaymentEvent> events) {
            return transaction.execute(_ -> kept.append(order, before, events));
        }
    }
}
