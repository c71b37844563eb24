package dev.dosirak.payment.charge.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.box.embedded.TestInfrastructure;
import dev.dosirak.payment.charge.Attempt;
import dev.dosirak.payment.charge.Bill;
import dev.dosirak.payment.charge.Capture;
import dev.dosirak.payment.charge.Pace;
import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentEvent.Approved;
import dev.dosirak.payment.charge.PaymentEvent.Attempted;
import dev.dosirak.payment.charge.PaymentEvent.Barred;
import dev.dosirak.payment.charge.PaymentEvent.BecameUnclear;
import dev.dosirak.payment.charge.PaymentEvent.Cancelled;
import dev.dosirak.payment.charge.PaymentEvent.CapturedLate;
import dev.dosirak.payment.charge.PaymentEvent.Declined;
import dev.dosirak.payment.charge.PaymentEvent.NotSent;
import dev.dosirak.payment.charge.PaymentEvent.RefundAttempted;
import dev.dosirak.payment.charge.PaymentEvent.RefundBecameUnclear;
import dev.dosirak.payment.charge.PaymentEvent.RefundNotDone;
import dev.dosirak.payment.charge.PaymentEvent.RefundRequested;
import dev.dosirak.payment.charge.PaymentEvent.Refunded;
import dev.dosirak.payment.charge.PaymentEvent.Requested;
import dev.dosirak.payment.charge.PaymentEvent.Withdrawn;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.payment.charge.PaymentsContract;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.outbox.PostgresOutbox;
import dev.dosirak.platform.testing.EventContracts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Over real tables, with nobody around to settle what is written here.
class PostgresPaymentsTest implements PaymentsContract {

    static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    static final Attempt FIRST = new Attempt(1, "simulator", NOON);
    static final Capture TAKEN = new Capture("simulator", "pay-1", Won.of(18_000));
    static final Pace PACE = new Pace(Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofMinutes(1));

    private static final PGSimpleDataSource DATABASE = database();

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final EventJson json = new EventJson();
    private final Payments payments = new InTransactions(
            new PostgresPayments(
                    jdbc, json, new PostgresOutbox("payment", jdbc, json, Clock.systemUTC()), PACE, _ -> {}),
            new TransactionTemplate(new JdbcTransactionManager(DATABASE)));

    @Override
    public Payments payments() {
        return payments;
    }

    @Test
    void everyEventIsKeptAndToldAsPromised() {
        var paidAndRefunded = keep(
                new Requested(bill(), NOON),
                new Attempted(FIRST),
                new NotSent(1, NOON),
                new Attempted(FIRST),
                new BecameUnclear(NOON),
                new Approved(TAKEN, NOON),
                new RefundRequested("shop rejected", NOON),
                new RefundAttempted(FIRST),
                new RefundNotDone(1, NOON),
                new RefundAttempted(FIRST),
                new RefundBecameUnclear(NOON),
                new Refunded(TAKEN.amount(), NOON));
        assertThat(paidAndRefunded).isInstanceOf(Payment.Refunded.class);
        assertThat(keep(new Requested(bill(), NOON), new Declined("reject-card-payment", NOON)))
                .isInstanceOf(Payment.Declined.class);
        assertThat(keep(new Requested(bill(), NOON), new Cancelled(NOON))).isInstanceOf(Payment.Cancelled.class);
        assertThat(keep(
                        new Requested(bill(), NOON),
                        new Attempted(FIRST),
                        new Withdrawn(NOON),
                        new CapturedLate(TAKEN, NOON)))
                .isInstanceOf(Payment.RefundPending.class);
        assertThat(keep(new Barred(UUID.randomUUID(), UUID.randomUUID(), NOON)))
                .isInstanceOf(Payment.CancelledUnseen.class);
        EventContracts.verify(jdbc);
        everythingIsHandedOutAsItWasTold();
    }

    private void everythingIsHandedOutAsItWasTold() {
        var payments = new PaymentsToCopy()
                .paymentHistories(jdbc, json).after(new UUID(0, 0), 100).stream()
                        .flatMap(it -> JsonMapper.shared()
                                .readTree(it.document())
                                .path("facts")
                                .valueStream())
                        .map(it -> it.path("id").asString() + it.path("type").asString() + it.path("body"))
                        .toList();
        var outbox = jdbc.sql("select id, type, payload from outbox")
                .query((row, _) -> row.getString("id") + row.getString("type") + row.getString("payload"))
                .list();

        assertThat(payments).containsExactlyInAnyOrderElementsOf(outbox).isNotEmpty();
    }

    @Test
    void aLongHistoryIsReadFromItsSnapshot() {
        var bill = bill();
        var payment = payments.append(bill.order(), payments.load(bill.order()), List.of(new Requested(bill, NOON)));
        for (int i = 1; i <= 15; i++) {
            payment = payments.append(
                    bill.order(),
                    payment,
                    List.of(new Attempted(new Attempt(i, "simulator", NOON)), new NotSent(i, NOON)));
        }

        assertThat(payments.load(bill.order())).isEqualTo(payment);
        assertThat(payment.state()).isEqualTo(new Payment.Requested(bill, 15, NOON));
        assertThat(jdbc.sql("select position from snapshot where stream = ?")
                        .param(bill.order())
                        .query((row, _) -> row.getInt(1))
                        .single())
                .isGreaterThanOrEqualTo(20);
    }

    @Test
    void everyStateIsCalledByItsOwnNameInSnapshots() {
        var states = new StoredStates();
        for (var type : Payment.class.getPermittedSubclasses()) {
            assertThat(states.classOf(kebab(type.getSimpleName()))).isEqualTo(type);
        }
    }

    private Payment keep(PaymentEvent... events) {
        var order = UUID.randomUUID();
        for (var event : events) {
            payments.append(order, payments.load(order), List.of(event));
        }
        return payments.load(order).state();
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static Bill bill() {
        return new Bill(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), Won.of(18_000));
    }

    private static PGSimpleDataSource database() {
        var database = TestInfrastructure.get().newDatabase("payments");
        var source = new PGSimpleDataSource();
        source.setUrl(database.jdbcUrl());
        source.setUser(database.username());
        source.setPassword(database.password());
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/platform/outbox", "classpath:db/platform/eventstore", "classpath:db/payment")
                .load()
                .migrate();
        return source;
    }

    /// What the container does around the adapter's transactional methods.
    private record InTransactions(Payments kept, TransactionTemplate transaction) implements Payments {

        @Override
        public Versioned<Payment> load(UUID order) {
            return kept.load(order);
        }

        @Override
        public Versioned<Payment> append(UUID order, Versioned<Payment> before, List<PaymentEvent> news) {
            return transaction.execute(_ -> kept.append(order, before, news));
        }

        @Override
        public List<UUID> claimDue(Instant now, int limit) {
            return kept.claimDue(now, limit);
        }
    }
}
