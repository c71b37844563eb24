package dev.dosirak.payment.charge.postgres;

import static dev.dosirak.payment.charge.PaymentsContract.ENOUGH;
import static dev.dosirak.payment.charge.postgres.PaymentTables.FIRST;
import static dev.dosirak.payment.charge.postgres.PaymentTables.NOON;
import static dev.dosirak.payment.charge.postgres.PaymentTables.PAY_BY;
import static dev.dosirak.payment.charge.postgres.PaymentTables.TAKEN;
import static dev.dosirak.payment.charge.postgres.PaymentTables.bill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.payment.charge.Capture;
import dev.dosirak.payment.charge.DuePayments;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentEvent.Approved;
import dev.dosirak.payment.charge.PaymentEvent.Attempted;
import dev.dosirak.payment.charge.PaymentEvent.Cancelled;
import dev.dosirak.payment.charge.PaymentEvent.CapturedAgain;
import dev.dosirak.payment.charge.PaymentEvent.Declined;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundAttempted;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundGivenUp;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundNotDone;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundRequested;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundStuck;
import dev.dosirak.payment.charge.PaymentEvent.RefundAttempted;
import dev.dosirak.payment.charge.PaymentEvent.RefundRequested;
import dev.dosirak.payment.charge.PaymentEvent.RefundStuck;
import dev.dosirak.payment.charge.PaymentEvent.Requested;
import dev.dosirak.payment.charge.PaymentEvent.ResultUnknown;
import dev.dosirak.payment.charge.PaymentEvent.Reversed;
import dev.dosirak.payment.charge.PaymentEvent.SecondRefunded;
import dev.dosirak.payment.charge.PaymentEvent.SecondStuck;
import dev.dosirak.payment.charge.Rechecks;
import dev.dosirak.payment.charge.Tasks.Kind;
import dev.dosirak.payment.charge.Tasks.Task;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Won;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What people are asked about payments, and until when.
class PostgresTasksTest {

    private static final UUID PART = UUID.randomUUID();

    final PaymentTables tables = new PaymentTables();

    @Test
    void peopleAreAskedWhatOnlyTheyCanTellUntilThePaymentMovesOn() {
        var bill = bill();
        tables.keep(
                bill,
                new Requested(bill, PAY_BY, NOON),
                new Attempted(FIRST),
                new Approved(TAKEN, NOON),
                new Reversed(Won.of(10_000), NOON));
        assertThat(tasksAbout(bill)).containsExactly(Kind.REVERSED);

        tables.keep(bill, new RefundRequested("order-cancelled", NOON), new RefundAttempted(FIRST, Won.of(10_000)));
        assertThat(tasksAbout(bill)).isEmpty();

        tables.keep(bill, new RefundStuck(8, "not-cancelable-payment", NOON));
        var task = tables.tasks.open(0, 1_000).getLast();
        assertThat(task.detail()).isEqualTo("not-cancelable-payment after 8 tries");
        tables.tasks.close(task.id(), UUID.randomUUID(), "the bank was called");
        assertThat(tasksAbout(bill)).isEmpty();
        assertThatThrownBy(() -> tables.tasks.close(task.id(), UUID.randomUUID(), "again"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void whateverAGatewayCallsItATaskIsRaisedAndResolved() {
        for (var about : List.of("a\u0000b" + UUID.randomUUID(), "x".repeat(5_000) + UUID.randomUUID())) {
            var before = tables.tasks.open(0, 1_000).size();
            tables.tasks.raise(Kind.UNEXPLAINED, about, "what is\u0000left" + about);
            assertThat(tables.tasks.open(0, 1_000)).hasSize(before + 1);
            tables.tasks.resolve(Kind.UNEXPLAINED, about);
            assertThat(tables.tasks.open(0, 1_000)).hasSize(before);
        }
    }

    @Test
    void peopleAreAskedAboutASecondCaptureBesideWhatElseThereIsAndAboutTheRefusedOneOnly() {
        var bill = bill();
        var second = new Capture("nice", "pay-2", Won.of(18_000));
        tables.keep(
                bill,
                new Requested(bill, PAY_BY, NOON),
                new Attempted(FIRST),
                new Approved(TAKEN, NOON),
                new Reversed(Won.of(10_000), NOON),
                new CapturedAgain(second, NOON));
        assertThat(tasksAbout(bill)).containsExactly(Kind.REVERSED);
        tables.pass(Duration.ofSeconds(1));
        assertThat(tables.duePayments.claim(ENOUGH)).contains(bill.order());

        tables.keep(bill, new SecondStuck(second, 8, "not-cancelable-payment", NOON));
        assertThat(tasksAbout(bill)).containsExactlyInAnyOrder(Kind.REVERSED, Kind.REFUND_STUCK);
        assertThat(tables.tasks.open(0, 1_000).getLast().detail())
                .isEqualTo("not-cancelable-payment after 8 tries, of the second capture pay-2 at nice");

        tables.keep(bill, new SecondRefunded(second, NOON));
        assertThat(tasksAbout(bill)).containsExactly(Kind.REVERSED);
    }

    @Test
    void whatPeopleHaveClosedIsNotAskedAgainForWhatComesBesideIt() {
        var bill = bill();
        tables.keep(
                bill,
                new Requested(bill, PAY_BY, NOON),
                new Attempted(FIRST),
                new Approved(TAKEN, NOON),
                new Reversed(Won.of(10_000), NOON));
        close(bill);
        tables.keep(bill, new PartialRefundRequested(PART, Won.of(4_000), "cold", UUID.randomUUID(), NOON));
        assertThat(tasksAbout(bill)).isEmpty();

        tables.keep(bill, new PartialRefundStuck(PART, 8, "no-partial-cancel", NOON));
        assertThat(tasksAbout(bill)).containsExactly(Kind.REFUND_STUCK);
        assertThat(tables.tasks.open(0, 1_000).getLast().detail())
                .isEqualTo("no-partial-cancel after 8 tries, of the partial refund %s of 4,000 won".formatted(PART));
        close(bill);
        tables.keep(
                bill,
                new PartialRefundAttempted(PART, FIRST),
                new PartialRefundNotDone(PART, 9, "no-partial-cancel", NOON));
        assertThat(tasksAbout(bill)).isEmpty();

        tables.keep(bill, new PartialRefundGivenUp(PART, "left-differs", NOON), new Reversed(Won.of(9_000), NOON));
        assertThat(tasksAbout(bill)).containsExactlyInAnyOrder(Kind.PARTIAL_REFUND_GIVEN_UP, Kind.REVERSED);
    }

    private void close(PaymentBill bill) {
        tables.tasks.open(0, 1_000).stream()
                .filter(it -> it.about().equals(bill.order().toString()))
                .forEach(it -> tables.tasks.close(it.id(), UUID.randomUUID(), "the bank was called"));
    }

    @Test
    void peopleAreToldOfAPaymentAtWhichWeFailAgainAndAgain() {
        var bill = bill();
        tables.keep(bill, new Requested(bill, PAY_BY, NOON));
        for (int look = 0; look < 5; look++) {
            assertThat(tasksAbout(bill)).isEmpty();
            tables.pass(Duration.ofHours(1));
            tables.duePayments.claim(ENOUGH);
            tables.duePayments.setAside(bill.order(), "it broke");
        }
        assertThat(tasksAbout(bill)).containsExactly(Kind.UNSETTLED);

        tables.keep(bill, new Cancelled(NOON));
        assertThat(tasksAbout(bill)).isEmpty();
    }

    @Test
    void peopleAreToldOfAPaymentOfWhichTheGatewaySaysNothing() {
        var bill = bill();
        tables.keep(bill, new Requested(bill, PAY_BY, NOON), new Attempted(FIRST), new ResultUnknown(NOON));
        for (int look = 0; look < DuePayments.LOOKS_BEFORE_TASK; look++) {
            assertThat(tasksAbout(bill)).isEmpty();
            tables.pass(Duration.ofHours(1));
            tables.duePayments.claim(ENOUGH);
            tables.duePayments.unclear(bill.order());
        }
        assertThat(tasksAbout(bill)).containsExactly(Kind.UNSETTLED);

        tables.keep(bill, new Approved(TAKEN, NOON));
        assertThat(tasksAbout(bill)).isEmpty();
    }

    @Test
    void peopleAreToldOfASecondLookThatTheGatewayDoesNotAnswer() {
        var bill = bill();
        tables.keep(bill, new Requested(bill, PAY_BY, NOON), new Attempted(FIRST), new Declined("no", NOON));
        var look = new Rechecks.Recheck(bill.order(), Rechecks.Party.GATEWAY, 0);

        tables.pass(Duration.ofMinutes(8));
        tables.rechecks.unclear(look);
        assertThat(tasksAbout(bill)).isEmpty();
        tables.pass(Duration.ofMinutes(2));
        tables.rechecks.unclear(look);
        assertThat(tasksAbout(bill)).containsExactly(Kind.UNSETTLED);

        tables.rechecks.passed(look);
        assertThat(tasksAbout(bill)).isEmpty();
    }

    private List<Kind> tasksAbout(PaymentBill bill) {
        return tables.tasks.open(0, 1_000).stream()
                .filter(it -> it.about().equals(bill.order().toString()))
                .map(Task::kind)
                .toList();
    }
}
