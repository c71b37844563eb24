package dev.dosirak.payment.charge.postgres;

import static dev.dosirak.payment.charge.postgres.PaymentTables.FIRST;
import static dev.dosirak.payment.charge.postgres.PaymentTables.NOON;
import static dev.dosirak.payment.charge.postgres.PaymentTables.PAY_BY;
import static dev.dosirak.payment.charge.postgres.PaymentTables.TAKEN;
import static dev.dosirak.payment.charge.postgres.PaymentTables.bill;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.payment.charge.Attempt;
import dev.dosirak.payment.charge.Capture;
import dev.dosirak.payment.charge.DuePayments;
import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentEvent.Approved;
import dev.dosirak.payment.charge.PaymentEvent.AttemptDeclined;
import dev.dosirak.payment.charge.PaymentEvent.Attempted;
import dev.dosirak.payment.charge.PaymentEvent.Cancelled;
import dev.dosirak.payment.charge.PaymentEvent.CancelledBeforeRequest;
import dev.dosirak.payment.charge.PaymentEvent.CapturedAgain;
import dev.dosirak.payment.charge.PaymentEvent.CapturedLate;
import dev.dosirak.payment.charge.PaymentEvent.CustomerReturned;
import dev.dosirak.payment.charge.PaymentEvent.Declined;
import dev.dosirak.payment.charge.PaymentEvent.DepositReversed;
import dev.dosirak.payment.charge.PaymentEvent.NotSent;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundAttempted;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundGivenUp;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundNotDone;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundRequested;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundStuck;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundWithdrawn;
import dev.dosirak.payment.charge.PaymentEvent.PartiallyRefunded;
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
import dev.dosirak.payment.charge.PaymentEvent.SecondNotRefunded;
import dev.dosirak.payment.charge.PaymentEvent.SecondRefunded;
import dev.dosirak.payment.charge.PaymentEvent.SecondStuck;
import dev.dosirak.payment.charge.PaymentEvent.VirtualAccountIssued;
import dev.dosirak.payment.charge.PaymentEvent.WindowOpened;
import dev.dosirak.payment.charge.PaymentEvent.Withdrawn;
import dev.dosirak.payment.charge.PaymentNames;
import dev.dosirak.payment.charge.PaymentWindow;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.payment.charge.PaymentsContract;
import dev.dosirak.payment.charge.Rechecks;
import dev.dosirak.payment.charge.VirtualAccount;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.testing.EventContracts;
import dev.dosirak.platform.testing.StoredShape;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PostgresPaymentsTest implements PaymentsContract {

    final PaymentTables tables = new PaymentTables();

    @Override
    public Payments payments() {
        return tables.payments;
    }

    @Override
    public DuePayments duePayments() {
        return tables.duePayments;
    }

    @Override
    public Rechecks rechecks() {
        return tables.rechecks;
    }

    @Override
    public void pass(Duration time) {
        tables.pass(time);
    }

    @Test
    void whatIsPutOffIsSaidToWhoeverLooks() {
        tables.duePayments.postpone(UUID.randomUUID(), Duration.ofMillis(300));
        assertThat(tables.events).containsExactly(new DuePayments.DueAfter(Duration.ofMillis(300)));
    }

    private static final UUID PART = UUID.randomUUID();
    private static final UUID REST = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    @Test
    void everyEventIsKeptAndToldAsPromised() {
        var paidAndRefunded = tables.keep(
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
        assertThat(tables.keep(new Requested(bill(), PAY_BY, NOON), new Declined("reject-card-payment", NOON)))
                .isInstanceOf(Payment.Declined.class);
        assertThat(tables.keep(new Requested(bill(), PAY_BY, NOON), new Cancelled(NOON)))
                .isInstanceOf(Payment.Cancelled.class);
        assertThat(tables.keep(
                        new Requested(bill(), PAY_BY, NOON),
                        new Attempted(FIRST),
                        new Withdrawn(NOON),
                        new CapturedLate(TAKEN, NOON)))
                .isInstanceOf(Payment.RefundPending.class);
        assertThat(tables.keep(new CancelledBeforeRequest(UUID.randomUUID(), UUID.randomUUID(), NOON)))
                .isInstanceOf(Payment.CancelledUnseen.class);
        assertThat(tables.keep(
                        new Requested(bill(), null, NOON),
                        new Attempted(FIRST),
                        new Approved(TAKEN, NOON),
                        new Reversed(Won.of(10_000), NOON),
                        new RefundRequested("order-cancelled", NOON),
                        new RefundAttempted(FIRST, Won.of(10_000)),
                        new RefundStuck(8, "not-cancelable-payment", NOON),
                        new RefundRetried(UUID.randomUUID(), NOON)))
                .isInstanceOf(Payment.RefundPending.class);
        var taken = new Capture("toss", "parts-" + UUID.randomUUID(), TAKEN.amount());
        assertThat(tables.keep(
                        new Requested(bill(), PAY_BY, NOON),
                        new Attempted(FIRST),
                        new Approved(taken, NOON),
                        new PartialRefundRequested(PART, Won.of(4_000), "cold soup", UUID.randomUUID(), NOON),
                        new PartialRefundAttempted(PART, FIRST),
                        new PartialRefundNotDone(PART, 1, "no-answer", NOON),
                        new PartialRefundStuck(PART, 8, "refund-rejected", NOON),
                        new PartiallyRefunded(PART, Won.of(4_000), NOON),
                        new PartialRefundRequested(REST, Won.of(1_000), "cold soup", UUID.randomUUID(), NOON),
                        new PartialRefundGivenUp(REST, "more-than-left", NOON),
                        new PartialRefundRequested(OTHER, Won.of(1_000), "rice", UUID.randomUUID(), NOON),
                        new PartialRefundWithdrawn(OTHER, UUID.randomUUID(), NOON)))
                .isInstanceOf(Payment.Approved.class);
        assertThat(givenBackOf(taken)).isEqualTo(4_000);
        var second = new Capture("nice", "second-" + UUID.randomUUID(), TAKEN.amount());
        tables.keep(
                new Requested(bill(), null, NOON),
                new Attempted(FIRST),
                new Approved(TAKEN, NOON),
                new CapturedAgain(second, NOON),
                new SecondNotRefunded(second, 1, "no-answer", NOON),
                new SecondStuck(second, 2, "not-cancelable-payment", NOON),
                new SecondRefunded(second, NOON));
        assertThat(givenBackOf(second)).isEqualTo(TAKEN.amount().amount());
        var window = new PaymentWindow(1, "toss", "pay-w", "http://localhost/w");
        var forWindow = new PaymentBill(UUID.randomUUID(), UUID.randomUUID(), null, TAKEN.amount());
        assertThat(tables.keep(
                        new Requested(forWindow, PAY_BY, NOON),
                        new WindowOpened(window, NOON),
                        new CustomerReturned(null, NOON),
                        new Attempted(new Attempt(1, "toss", NOON, window)),
                        new AttemptDeclined("reject-card-payment", NOON)))
                .isEqualTo(new Payment.AwaitingCustomer(forWindow, PAY_BY, 1, window, "reject-card-payment", NOON));
        var account = new VirtualAccount("toss", "deposit", "shinhan", "56211105948400", "도시락", PAY_BY);
        var deposit = new Capture("toss", "deposit-" + UUID.randomUUID(), TAKEN.amount());
        var byDeposit = new PaymentBill(UUID.randomUUID(), UUID.randomUUID(), null, TAKEN.amount());
        assertThat(tables.keep(
                        byDeposit,
                        new Requested(byDeposit, PAY_BY, NOON),
                        new VirtualAccountIssued(account, NOON),
                        new Approved(deposit, NOON),
                        new DepositReversed(deposit, NOON)))
                .isEqualTo(new Payment.Declined(byDeposit, "toss", "deposit-reversed"));
        assertThat(givenBackOf(deposit)).isEqualTo(TAKEN.amount().amount());
        EventContracts.verify(tables.jdbc);
        everythingIsHandedOutAsItWasTold();
    }

    private long givenBackOf(Capture capture) {
        return tables.jdbc
                .sql("select given_back from captured_money where gateway = ? and payment_key = ?")
                .params(capture.pg(), capture.paymentKey())
                .query(Long.class)
                .single();
    }

    private void everythingIsHandedOutAsItWasTold() {
        var handedOut = new PaymentSyncConfiguration()
                .paymentHistories(tables.jdbc, tables.json).after(new UUID(0, 0), 100).stream()
                        .flatMap(it -> JsonMapper.shared()
                                .readTree(it.document())
                                .path("facts")
                                .valueStream())
                        .map(it -> it.path("id").asString() + it.path("type").asString() + it.path("body"))
                        .toList();
        var outbox = tables.jdbc
                .sql("select id, type, payload from outbox")
                .query((row, _) -> row.getString("id") + row.getString("type") + row.getString("payload"))
                .list();

        assertThat(handedOut).containsExactlyInAnyOrderElementsOf(outbox).isNotEmpty();
    }

    @Test
    void instalmentsAreKept() {
        var card = new PaymentBill(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), Won.of(60_000), 3);
        assertThat(tables.keep(card, new Requested(card, PAY_BY, NOON)))
                .isInstanceOfSatisfying(
                        Payment.Requested.class, it -> assertThat(it.bill()).isEqualTo(card));

        var parameters = Map.<String, Object>of("installment", Map.of("monthOption", Map.of("fixedMonth", 3)));
        var window = new PaymentWindow(1, "portone", "key", "http://localhost/script", parameters, true);
        var inWindow = new PaymentBill(UUID.randomUUID(), UUID.randomUUID(), null, Won.of(60_000), 3);
        assertThat(tables.keep(inWindow, new Requested(inWindow, PAY_BY, NOON), new WindowOpened(window, NOON)))
                .isInstanceOfSatisfying(
                        Payment.AwaitingCustomer.class,
                        it -> assertThat(it.window()).isEqualTo(window));
    }

    /// As it was kept before payments had funds.
    @Test
    void aSnapshotOfAnotherFormIsNotRead() {
        var bill = bill();
        tables.keep(
                bill,
                new Requested(bill, PAY_BY, NOON),
                new Attempted(FIRST),
                new Approved(TAKEN, NOON),
                new RefundRequested("shop rejected", NOON),
                new RefundAttempted(FIRST, TAKEN.amount()),
                new RefundStuck(8, "not-cancelable-payment", NOON));
        tables.jdbc.sql("""
                insert into snapshot (stream, position, form, type, payload)
                values (?, 6, 5, 'refund-stuck',
                        '{"capture":{"pg":"toss","paymentKey":"pay-1","amount":18000},"tries":8,"seconds":[]}')
                """).param(bill.order()).update();

        assertThat(((Payment.RefundStuck) tables.payments.load(bill.order()).state()).capture())
                .isEqualTo(TAKEN);
    }

    /// Its order was to be asked about it, and that look must not be in the way.
    @Test
    void ofADepositThatTheBankHasUndoneTheGatewayIsAskedLate() {
        var bill = PaymentTables.bill();
        tables.keep(
                bill,
                new Requested(bill, PaymentTables.PAY_BY, NOON),
                new Attempted(FIRST),
                new Approved(TAKEN, NOON),
                new DepositReversed(TAKEN, NOON));
        tables.pass(Duration.ofHours(2));

        assertThat(tables.rechecks.claim(Rechecks.Party.GATEWAY, 1_000))
                .extracting(Rechecks.Recheck::order)
                .contains(bill.order());
        assertThat(tables.rechecks.claim(Rechecks.Party.ORDER, 1_000))
                .extracting(Rechecks.Recheck::order)
                .doesNotContain(bill.order());
    }

    /// Of what is kept in snapshots. Whoever changes it gives it the next form, or old ones are read as new ones.
    @Test
    void theFormOfSnapshotsIsTheNextOneWhenTheirShapeChanges() throws IOException {
        var shape = StoredShape.of(Payment.class);
        var kept = "form %d%n%s".formatted(PostgresPayments.FORM, shape);
        try (var before = getClass().getResourceAsStream("payment-snapshot.txt")) {
            assertThat(kept.lines())
                    .containsExactlyElementsOf(
                            new String(before.readAllBytes(), UTF_8).lines().toList());
        }
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
            tables.jdbc
                    .sql("insert into event (stream, position, type, payload, at) values (?, ?, ?, ?, now())")
                    .params(order, i + 1, rows.get(i).getKey(), rows.get(i).getValue())
                    .update();
        }
        tables.jdbc
                .sql("insert into snapshot (stream, position, form, type, payload) values (?, 1, 1, 'requested', '{}')")
                .param(order)
                .update();

        assertThat(tables.payments.load(order).state()).isInstanceOf(Payment.Refunded.class);
        assertThat(tables.payments.load(order).version()).isEqualTo(rows.size());
        tables.jdbc.sql("delete from event where stream = ?").param(order).update(); // others count what was told
    }

    @Test
    void nodesShareTheQueueAndNoneGetsWhatAnotherHas() throws Exception {
        tables.pass(Duration.ofDays(-1));
        var orders = Stream.generate(PaymentTables::bill).limit(60).toList();
        orders.forEach(it -> tables.keep(it, new Requested(it, PAY_BY, NOON)));

        var claimed = new ArrayList<UUID>();
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var some :
                    nodes.invokeAll(Collections.<Callable<List<UUID>>>nCopies(6, () -> tables.duePayments.claim(10)))) {
                claimed.addAll(some.get());
            }
        }
        claimed.addAll(tables.duePayments.claim(ENOUGH));

        assertThat(claimed)
                .doesNotHaveDuplicates()
                .containsAll(orders.stream().map(PaymentBill::order).toList());
    }

    @Test
    void aLongHistoryIsReadFromItsSnapshot() {
        var bill = bill();
        var payment = tables.payments.append(
                bill.order(), tables.payments.load(bill.order()), List.of(new Requested(bill, PAY_BY, NOON)));
        for (int i = 1; i <= 15; i++) {
            payment = tables.payments.append(
                    bill.order(), payment, List.of(new Attempted(new Attempt(i, "toss", NOON)), new NotSent(i, NOON)));
        }

        assertThat(tables.payments.load(bill.order())).isEqualTo(payment);
        assertThat(payment.state()).isEqualTo(new Payment.Requested(bill, PAY_BY, 15, "toss", NOON));
        assertThat(tables.jdbc
                        .sql("select position from snapshot where stream = ?")
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

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
