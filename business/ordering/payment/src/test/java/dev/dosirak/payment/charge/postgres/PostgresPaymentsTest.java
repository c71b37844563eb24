package dev.dosirak.payment.charge.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.payment.charge.Attempt;
import dev.dosirak.payment.charge.Capture;
import dev.dosirak.payment.charge.DuePayments;
import dev.dosirak.payment.charge.JournalCheckpoints.Checkpoint;
import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentEvent.Approved;
import dev.dosirak.payment.charge.PaymentEvent.Attempted;
import dev.dosirak.payment.charge.PaymentEvent.Cancelled;
import dev.dosirak.payment.charge.PaymentEvent.CancelledBeforeRequest;
import dev.dosirak.payment.charge.PaymentEvent.CapturedLate;
import dev.dosirak.payment.charge.PaymentEvent.Declined;
import dev.dosirak.payment.charge.PaymentEvent.NotSent;
import dev.dosirak.payment.charge.PaymentEvent.RefundAttempted;
import dev.dosirak.payment.charge.PaymentEvent.RefundNotDone;
import dev.dosirak.payment.charge.PaymentEvent.RefundRequested;
import dev.dosirak.payment.charge.PaymentEvent.RefundResultUnknown;
import dev.dosirak.payment.charge.PaymentEvent.RefundRetried;
import dev.dosirak.payment.charge.PaymentEvent.RefundStuck;
import dev.dosirak.payment.charge.PaymentEvent.Refunded;
import dev.dosirak.payment.charge.PaymentEvent.Requested;
import dev.dosirak.payment.charge.PaymentEvent.ResultUnknown;
import dev.dosirak.payment.charge.PaymentEvent.Reversed;
import dev.dosirak.payment.charge.PaymentEvent.Withdrawn;
import dev.dosirak.payment.charge.PaymentNames;
import dev.dosirak.payment.charge.PaymentRetrySchedule;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.payment.charge.PaymentsContract;
import dev.dosirak.payment.charge.Rechecks;
import dev.dosirak.payment.charge.Tasks;
import dev.dosirak.payment.charge.Tasks.Kind;
import dev.dosirak.payment.charge.Tasks.Task;
import dev.dosirak.platform.embedded.TestInfrastructure;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.outbox.PostgresOutbox;
import dev.dosirak.platform.testing.EventContracts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
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
    static final Instant PAY_BY = NOON.plusSeconds(600);
    static final Attempt FIRST = new Attempt(1, "simulator", NOON);
    static final Capture TAKEN = new Capture("simulator", "pay-1", Won.of(18_000));
    static final PaymentRetrySchedule PACE = new PaymentRetrySchedule(
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofHours(1),
            Duration.ofSeconds(2),
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofDays(1)),
            List.of(Duration.ofMinutes(15)));

    private static final PGSimpleDataSource DATABASE = database();

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final EventJson json = new EventJson();
    private final PostgresDuePayments duePayments = new PostgresDuePayments(jdbc, PACE);
    private final PostgresRechecks rechecks = new PostgresRechecks(jdbc, PACE);
    private final Payments payments = new InTransactions(
            new PostgresPayments(
                    jdbc,
                    json,
                    new PostgresOutbox("payment", jdbc, json, Clock.systemUTC()),
                    duePayments,
                    rechecks,
                    PACE,
                    _ -> {}),
            new TransactionTemplate(new JdbcTransactionManager(DATABASE)));

    private final Tasks tasks = new PostgresTasks(jdbc);

    @Override
    public Payments payments() {
        return payments;
    }

    @Override
    public DuePayments duePayments() {
        return duePayments;
    }

    @Override
    public Rechecks rechecks() {
        return rechecks;
    }

    @Override
    public void pass(Duration time) {
        double seconds = time.toMillis() / 1000.0;
        jdbc.sql("update payment_due set due = due - make_interval(secs => ?)")
                .param(seconds)
                .update();
        jdbc.sql(
                        "update late_look set due = due - make_interval(secs => ?), ended_at = ended_at - make_interval(secs => ?)")
                .params(seconds, seconds)
                .update();
    }

    @Test
    void everyEventIsKeptAndToldAsPromised() {
        var paidAndRefunded = keep(
                new Requested(bill(), PAY_BY, NOON),
                new Attempted(FIRST),
                new NotSent(1, NOON),
                new Attempted(FIRST),
                new ResultUnknown(NOON),
                new Approved(TAKEN, NOON),
                new RefundRequested("shop rejected", NOON),
                new RefundAttempted(FIRST, TAKEN.amount()),
                new RefundNotDone(1, "no-answer", NOON),
                new RefundAttempted(FIRST, TAKEN.amount()),
                new RefundResultUnknown(NOON),
                new Refunded(TAKEN.amount(), NOON));
        assertThat(paidAndRefunded).isInstanceOf(Payment.Refunded.class);
        assertThat(keep(new Requested(bill(), PAY_BY, NOON), new Declined("reject-card-payment", NOON)))
                .isInstanceOf(Payment.Declined.class);
        assertThat(keep(new Requested(bill(), PAY_BY, NOON), new Cancelled(NOON)))
                .isInstanceOf(Payment.Cancelled.class);
        assertThat(keep(
                        new Requested(bill(), PAY_BY, NOON),
                        new Attempted(FIRST),
                        new Withdrawn(NOON),
                        new CapturedLate(TAKEN, NOON)))
                .isInstanceOf(Payment.RefundPending.class);
        assertThat(keep(new CancelledBeforeRequest(UUID.randomUUID(), UUID.randomUUID(), NOON)))
                .isInstanceOf(Payment.CancelledUnseen.class);
        assertThat(keep(
                        new Requested(bill(), null, NOON),
                        new Attempted(FIRST),
                        new Approved(TAKEN, NOON),
                        new Reversed(Won.of(10_000), NOON),
                        new RefundRequested("order-cancelled", NOON),
                        new RefundAttempted(FIRST, Won.of(10_000)),
                        new RefundStuck(8, "not-cancelable-payment", NOON),
                        new RefundRetried(UUID.randomUUID(), NOON)))
                .isInstanceOf(Payment.RefundPending.class);
        EventContracts.verify(jdbc);
        everythingIsHandedOutAsItWasTold();
    }

    /// Order asks for the refund it waits for, and would tell us again of what we have heard.
    @Test
    void whoWaitsForARefundLearnsThatItWasHeardHoweverLongTheGatewayTakes() {
        var bill = bill();
        keep(bill, new Requested(bill, PAY_BY, NOON), new Approved(TAKEN, NOON));
        assertThat(isUnderWay(bill)).isFalse();

        keep(bill, new RefundRequested("shop rejected", NOON));
        assertThat(isUnderWay(bill)).isTrue();
        keep(bill, new RefundAttempted(FIRST, TAKEN.amount()), new RefundResultUnknown(NOON));
        assertThat(isUnderWay(bill)).isTrue();
        keep(bill, new RefundStuck(8, "not-cancelable-payment", NOON));
        assertThat(isUnderWay(bill)).isTrue();

        keep(bill, new Refunded(TAKEN.amount(), NOON));
        assertThat(isUnderWay(bill)).isFalse();
    }

    private boolean isUnderWay(PaymentBill bill) {
        var said = new PaymentSyncConfiguration().paymentHistories(jdbc, json).findWithPending(List.of(bill.order()));
        return JsonMapper.shared()
                .readTree(said.getFirst().document())
                .path("underWay")
                .asBoolean(false);
    }

    private void everythingIsHandedOutAsItWasTold() {
        var payments = new PaymentSyncConfiguration()
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
    void rowsFromBeforeAreReadOn() {
        var order = UUID.randomUUID();
        var bill = """
                {"bill":{"order":"%s","customer":"%s","method":"%s","amount":18000},"at":"2026-11-21T03:00:00Z"}
                """.formatted(order, UUID.randomUUID(), UUID.randomUUID());
        var capture = "{\"pg\":\"simulator\",\"paymentKey\":\"pay-1\",\"amount\":18000}";
        var at = "\"at\":\"2026-11-21T03:00:00Z\"";
        var attempt = "{\"attempt\":{\"number\":1,\"pg\":\"simulator\"," + at + "}}";
        var rows = List.of(
                Map.entry("requested", bill),
                Map.entry("attempted", attempt),
                Map.entry("attempted", attempt),
                Map.entry("not-sent", "{\"number\":1," + at + "}"),
                Map.entry("attempted", attempt),
                Map.entry("became-unclear", "{" + at + "}"),
                Map.entry("attempted", attempt),
                Map.entry("approved", "{\"capture\":" + capture + "," + at + "}"),
                Map.entry("refund-requested", "{\"reason\":\"shop rejected\"," + at + "}"),
                Map.entry("refund-attempted", attempt),
                Map.entry("refund-not-done", "{\"number\":1," + at + "}"),
                Map.entry("refund-attempted", attempt),
                Map.entry("refund-became-unclear", "{" + at + "}"),
                Map.entry("refund-attempted", attempt),
                Map.entry("refunded", "{\"amount\":18000," + at + "}"));
        for (int i = 0; i < rows.size(); i++) {
            jdbc.sql("insert into event (stream, position, type, payload, at) values (?, ?, ?, ?, now())")
                    .params(order, i + 1, rows.get(i).getKey(), rows.get(i).getValue())
                    .update();
        }
        jdbc.sql("insert into snapshot (stream, position, form, type, payload) values (?, 1, 1, 'requested', '{}')")
                .param(order)
                .update();

        assertThat(payments.load(order).state()).isInstanceOf(Payment.Refunded.class);
        assertThat(payments.load(order).version()).isEqualTo(rows.size());
        jdbc.sql("delete from event where stream = ?").param(order).update(); // others count what was told
    }

    @Test
    void peopleAreAskedWhatOnlyTheyCanTellUntilThePaymentMovesOn() {
        var bill = bill();
        keep(
                bill,
                new Requested(bill, PAY_BY, NOON),
                new Attempted(FIRST),
                new Approved(TAKEN, NOON),
                new Reversed(Won.of(10_000), NOON));
        assertThat(tasksAbout(bill)).containsExactly(Kind.REVERSED);

        keep(bill, new RefundRequested("order-cancelled", NOON), new RefundAttempted(FIRST, Won.of(10_000)));
        assertThat(tasksAbout(bill)).isEmpty();

        keep(bill, new RefundStuck(8, "not-cancelable-payment", NOON));
        var task = tasks.open(0, 1_000).getLast();
        assertThat(task.detail()).isEqualTo("not-cancelable-payment after 8 tries");
        tasks.close(task.id(), UUID.randomUUID(), "the bank was called");
        assertThat(tasksAbout(bill)).isEmpty();
        assertThatThrownBy(() -> tasks.close(task.id(), UUID.randomUUID(), "again"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void peopleAreToldOfAPaymentAtWhichWeFailAgainAndAgain() {
        var bill = bill();
        keep(bill, new Requested(bill, PAY_BY, NOON));
        for (int look = 0; look < 5; look++) {
            assertThat(tasksAbout(bill)).isEmpty();
            pass(Duration.ofHours(1));
            duePayments.claim(ENOUGH);
            duePayments.setAside(bill.order(), "it broke");
        }
        assertThat(tasksAbout(bill)).containsExactly(Kind.UNSETTLED);

        keep(bill, new Cancelled(NOON));
        assertThat(tasksAbout(bill)).isEmpty();
    }

    @Test
    void peopleAreToldOfAPaymentOfWhichTheGatewaySaysNothing() {
        var bill = bill();
        keep(bill, new Requested(bill, PAY_BY, NOON), new Attempted(FIRST), new ResultUnknown(NOON));
        for (int look = 0; look < DuePayments.LOOKS_BEFORE_TASK; look++) {
            assertThat(tasksAbout(bill)).isEmpty();
            pass(Duration.ofHours(1));
            duePayments.claim(ENOUGH);
            duePayments.unclear(bill.order());
        }
        assertThat(tasksAbout(bill)).containsExactly(Kind.UNSETTLED);

        keep(bill, new Approved(TAKEN, NOON));
        assertThat(tasksAbout(bill)).isEmpty();
    }

    @Test
    void peopleAreToldOfASecondLookThatTheGatewayDoesNotAnswer() {
        var bill = bill();
        keep(bill, new Requested(bill, PAY_BY, NOON), new Attempted(FIRST), new Declined("no", NOON));
        var look = new Rechecks.Recheck(bill.order(), Rechecks.Party.GATEWAY, 0);

        pass(Duration.ofMinutes(8));
        rechecks.unclear(look);
        assertThat(tasksAbout(bill)).isEmpty();
        pass(Duration.ofMinutes(2));
        rechecks.unclear(look);
        assertThat(tasksAbout(bill)).containsExactly(Kind.UNSETTLED);

        rechecks.passed(look);
        assertThat(tasksAbout(bill)).isEmpty();
    }

    @Test
    void nodesShareTheQueueAndNoneGetsWhatAnotherHas() throws Exception {
        pass(Duration.ofDays(-1));
        var orders = Stream.generate(PostgresPaymentsTest::bill).limit(60).toList();
        orders.forEach(it -> keep(it, new Requested(it, PAY_BY, NOON)));

        var claimed = new ArrayList<UUID>();
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var some :
                    nodes.invokeAll(Collections.<Callable<List<UUID>>>nCopies(6, () -> duePayments.claim(10)))) {
                claimed.addAll(some.get());
            }
        }
        claimed.addAll(duePayments.claim(ENOUGH));

        assertThat(claimed)
                .doesNotHaveDuplicates()
                .containsAll(orders.stream().map(PaymentBill::order).toList());
    }

    @Test
    void theMarkOfTheJournalNeverGoesBackUnlessItIsAheadOfTime() {
        var marks = new PostgresJournalCheckpoints(jdbc);
        var within = new Checkpoint(NOON.plusSeconds(1), Optional.of("key-7"));
        assertThat(marks.of("soon")).isEmpty();
        marks.advance("soon", new Checkpoint(NOON.plusSeconds(1), Optional.empty()), NOON.plusSeconds(1));
        marks.advance("soon", within, NOON.plusSeconds(1));
        marks.advance("soon", new Checkpoint(NOON, Optional.of("key-3")), NOON.plusSeconds(1));
        assertThat(marks.of("soon")).contains(within);

        var earlier = new Checkpoint(NOON.minusSeconds(9), Optional.empty());
        marks.advance("soon", earlier, NOON);
        assertThat(marks.of("soon")).as("it was ahead of time").contains(earlier);
    }

    private List<Kind> tasksAbout(PaymentBill bill) {
        return tasks.open(0, 1_000).stream()
                .filter(it -> it.about().equals(bill.order().toString()))
                .map(Task::kind)
                .toList();
    }

    @Test
    void aLongHistoryIsReadFromItsSnapshot() {
        var bill = bill();
        var payment =
                payments.append(bill.order(), payments.load(bill.order()), List.of(new Requested(bill, PAY_BY, NOON)));
        for (int i = 1; i <= 15; i++) {
            payment = payments.append(
                    bill.order(),
                    payment,
                    List.of(new Attempted(new Attempt(i, "simulator", NOON)), new NotSent(i, NOON)));
        }

        assertThat(payments.load(bill.order())).isEqualTo(payment);
        assertThat(payment.state()).isEqualTo(new Payment.Requested(bill, PAY_BY, 15, NOON));
        assertThat(jdbc.sql("select position from snapshot where stream = ?")
                        .param(bill.order())
                        .query((row, _) -> row.getInt(1))
                        .single())
                .isGreaterThanOrEqualTo(20);
    }

    @Test
    void everyStateIsCalledByItsOwnNameInSnapshots() {
        for (var name : PaymentNames.STATES.namesOf(Payment.class)) {
            assertThat(kebab(PaymentNames.STATES.typeOf(name).getSimpleName())).isEqualTo(name);
        }
    }

    private Payment keep(PaymentEvent... events) {
        return keep(bill(), events);
    }

    private Payment keep(PaymentBill bill, PaymentEvent... events) {
        var order = bill.order();
        for (var event : events) {
            payments.append(order, payments.load(order), List.of(event));
        }
        return payments.load(order).state();
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static PaymentBill bill() {
        return new PaymentBill(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), Won.of(18_000));
    }

    private static PGSimpleDataSource database() {
        var database = TestInfrastructure.get().newDatabase("payments");
        var source = new PGSimpleDataSource();
        source.setUrl(database.jdbcUrl());
        source.setUser(database.username());
        source.setPassword(database.password());
        Flyway.configure()
                .dataSource(source)
                .placeholders(Map.of("service", "payment"))
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
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
        public Versioned<Payment> append(UUID order, Versioned<Payment> before, List<PaymentEvent> events) {
            return transaction.execute(_ -> kept.append(order, before, events));
        }
    }
}
