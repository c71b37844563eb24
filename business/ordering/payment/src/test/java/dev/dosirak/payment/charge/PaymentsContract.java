package dev.dosirak.payment.charge;

import static dev.dosirak.payment.charge.PaymentTest.MINA;
import static dev.dosirak.payment.charge.PaymentTest.MINAS_CARD;
import static dev.dosirak.payment.charge.PaymentTest.NOON;
import static dev.dosirak.payment.charge.PaymentTest.PAY_BY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.payment.charge.PaymentEvent.Approved;
import dev.dosirak.payment.charge.PaymentEvent.Attempted;
import dev.dosirak.payment.charge.PaymentEvent.Cancelled;
import dev.dosirak.payment.charge.PaymentEvent.CapturedLate;
import dev.dosirak.payment.charge.PaymentEvent.Declined;
import dev.dosirak.payment.charge.PaymentEvent.RefundRequested;
import dev.dosirak.payment.charge.PaymentEvent.Requested;
import dev.dosirak.payment.charge.Rechecks.Party;
import dev.dosirak.payment.charge.Rechecks.Recheck;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Won;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every implementation of the three ports promises, with a pace of 1 s, a claim of 2 s, and looks after 1 and 10
/// minutes first.
public interface PaymentsContract {

    int ENOUGH = 10_000;

    Payments payments();

    DuePayments duePayments();

    Rechecks rechecks();

    /// Lets time go by for the payments, not for the test.
    void pass(Duration time);

    @Test
    default void remembersWhatHappened() {
        var bill = bill();
        var before = payments().load(bill.order());
        assertThat(before.version()).isZero();
        assertThat(before.state()).isEqualTo(new Payment.Nothing());

        var after = payments().append(bill.order(), before, List.of(new Requested(bill, PAY_BY, NOON)));

        assertThat(after.state()).isEqualTo(new Payment.Requested(bill, PAY_BY, 0, null, NOON));
        assertThat(payments().load(bill.order())).isEqualTo(after);
    }

    @Test
    default void refusesTheSecondOfTwoConcurrentWriters() {
        var bill = bill();
        var before = payments().load(bill.order());
        var events = List.<PaymentEvent>of(new Requested(bill, PAY_BY, NOON));
        var after = payments().append(bill.order(), before, events);

        assertThatThrownBy(() -> payments().append(bill.order(), before, events))
                .isInstanceOf(Stale.class);
        assertThat(payments().load(bill.order())).isEqualTo(after);
    }

    @Test
    default void givesAWaitingPaymentToOneCallerAtATimeAndLessAndLessOften() {
        var bill = bill();
        happened(bill, new Requested(bill, PAY_BY, NOON));

        assertThat(isDue(bill)).as("at once").isTrue();
        assertThat(isDue(bill)).as("given already").isFalse();
        pass(Duration.ofSeconds(2));
        assertThat(isDue(bill)).as("whoever had it counts as dead").isTrue();
        pass(Duration.ofSeconds(2));
        assertThat(isDue(bill)).as("after 2 s").isTrue();
        pass(Duration.ofSeconds(2));
        assertThat(isDue(bill)).isFalse();
        pass(Duration.ofSeconds(2));
        assertThat(isDue(bill)).as("after 4 s").isTrue();
    }

    @Test
    default void whatTheGatewayWasNotAskedAboutIsGivenNoLessOften() {
        var bill = bill();
        happened(bill, new Requested(bill, PAY_BY, NOON));

        for (int look = 0; look < 5; look++) {
            assertThat(isDue(bill)).isTrue();
            duePayments().notAsked(bill.order());
            pass(Duration.ofSeconds(2));
        }
        assertThat(isDue(bill)).isTrue();
    }

    @Test
    default void forgetsToLookAtWhatIsSettled() {
        var bill = bill();
        happened(bill, new Requested(bill, PAY_BY, NOON), new Cancelled(NOON));

        pass(Duration.ofHours(48));
        assertThat(isDue(bill)).isFalse();
        assertThat(lateLook(bill)).as("nothing was ever sent").isEmpty();
    }

    @Test
    default void looksAgainAtWhatCameToNothingAfterItWasSent() {
        var bill = attempted();
        happened(bill, new Declined("no", NOON));
        assertThat(lateLook(bill)).isEmpty();

        pass(Duration.ofMinutes(1));
        assertThat(lateLook(bill)).contains(new Recheck(bill.order(), Party.GATEWAY, 0));
        assertThat(lateLook(bill)).as("somebody is at it").isEmpty();
        pass(Duration.ofMinutes(1));
        var first = lateLook(bill).orElseThrow();
        rechecks().passed(first);
        rechecks().passed(first);
        pass(Duration.ofMinutes(7));
        assertThat(lateLook(bill)).isEmpty();
        pass(Duration.ofMinutes(1));
        rechecks().passed(lateLook(bill).orElseThrow());
        pass(Duration.ofMinutes(50));
        rechecks().passed(lateLook(bill).orElseThrow());
        pass(Duration.ofHours(23));
        var last = lateLook(bill).orElseThrow();
        assertThat(last.number()).isEqualTo(3);
        rechecks().passed(last);
        pass(Duration.ofDays(10));
        assertThat(lateLook(bill)).as("it has its end").isEmpty();
    }

    @Test
    default void asksTheOrderOfAnApprovedPaymentUntilItIsCalledOff() {
        var bill = attempted();
        happened(bill, new Approved(PaymentTest.TAKEN, NOON));
        pass(Duration.ofMinutes(15));
        assertThat(lateLook(bill)).isEmpty();
        assertThat(secondLook(bill, Party.ORDER)).contains(new Recheck(bill.order(), Party.ORDER, 0));

        happened(bill, new RefundRequested("shop rejected", NOON));
        pass(Duration.ofMinutes(1));
        assertThat(secondLook(bill, Party.ORDER)).isEmpty();
    }

    @Test
    default void looksNoMoreForMoneyThatWasFound() {
        var bill = attempted();
        happened(bill, new Declined("no", NOON));
        happened(bill, new CapturedLate(PaymentTest.TAKEN, NOON));

        pass(Duration.ofMinutes(1));
        assertThat(lateLook(bill)).isEmpty();
        assertThat(isDue(bill)).as("it goes back").isTrue();
    }

    private PaymentBill attempted() {
        var bill = bill();
        happened(bill, new Requested(bill, PAY_BY, NOON), new Attempted(PaymentTest.FIRST));
        return bill;
    }

    @Test
    default void givesALateLookToWhoAsksItsGateway() {
        var ours = attempted();
        happened(ours, new Declined("no", NOON));
        var gone = bill();
        happened(gone, new Requested(gone, PAY_BY, NOON), new Attempted(new Attempt(1, "gone", NOON)));
        happened(gone, new Declined("no", NOON));
        pass(Duration.ofMinutes(1));

        assertThat(rechecks().claimOfGateway("other", ENOUGH)).isEmpty();
        assertThat(rechecks().claimOfNoGateway(ENOUGH)).contains(look(gone)).doesNotContain(look(ours));
        assertThat(rechecks().claimOfGateway("model", ENOUGH))
                .contains(look(ours))
                .doesNotContain(look(gone));
    }

    private static Recheck look(PaymentBill bill) {
        return new Recheck(bill.order(), Party.GATEWAY, 0);
    }

    private void happened(PaymentBill bill, PaymentEvent... events) {
        payments().append(bill.order(), payments().load(bill.order()), List.of(events));
    }

    private boolean isDue(PaymentBill bill) {
        return duePayments().claim(ENOUGH).contains(bill.order());
    }

    private Optional<Recheck> lateLook(PaymentBill bill) {
        return secondLook(bill, Party.GATEWAY);
    }

    private Optional<Recheck> secondLook(PaymentBill bill, Party party) {
        return rechecks().claim(party, ENOUGH).stream()
                .filter(it -> it.order().equals(bill.order()))
                .findAny();
    }

    private static PaymentBill bill() {
        return new PaymentBill(UUID.randomUUID(), MINA, MINAS_CARD, Won.of(18_000));
    }
}
