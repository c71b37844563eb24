package dev.dosirak.payment.charge;

import static dev.dosirak.payment.charge.PaymentTest.MINA;
import static dev.dosirak.payment.charge.PaymentTest.MINAS_CARD;
import static dev.dosirak.payment.charge.PaymentTest.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.payment.charge.PaymentEvent.Cancelled;
import dev.dosirak.payment.charge.PaymentEvent.Requested;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every implementation of the port promises.
public interface PaymentsContract {

    int ENOUGH = 10_000;

    Payments payments();

    @Test
    default void remembersWhatHappened() {
        var bill = bill();
        var before = payments().load(bill.order());
        assertThat(before.version()).isZero();
        assertThat(before.state()).isEqualTo(new Payment.Nothing());

        var after = payments().append(bill.order(), before, List.of(new Requested(bill, NOON)));

        assertThat(after.state()).isEqualTo(new Payment.Requested(bill, 0, NOON));
        assertThat(payments().load(bill.order())).isEqualTo(after);
    }

    @Test
    default void refusesTheSecondOfTwoConcurrentWriters() {
        var bill = bill();
        var before = payments().load(bill.order());
        var after = payments().append(bill.order(), before, List.of(new Requested(bill, NOON)));

        assertThatThrownBy(() -> payments().append(bill.order(), before, List.of(new Requested(bill, NOON))))
                .isInstanceOf(Stale.class);
        assertThat(payments().load(bill.order())).isEqualTo(after);
    }

    @Test
    default void givesAWaitingPaymentToOneCallerAtATimeAndLessAndLessOften() {
        var bill = bill();
        payments().append(bill.order(), payments().load(bill.order()), List.of(new Requested(bill, NOON)));

        assertThat(isDue(bill, NOON.plusSeconds(1))).as("somebody is at it").isFalse();
        assertThat(isDue(bill, NOON.plusSeconds(2))).as("nobody was").isTrue();
        assertThat(isDue(bill, NOON.plusSeconds(2))).as("given already").isFalse();
        assertThat(isDue(bill, NOON.plusSeconds(3))).as("after 1 s").isTrue();
        assertThat(isDue(bill, NOON.plusSeconds(4))).isFalse();
        assertThat(isDue(bill, NOON.plusSeconds(5))).as("after 2 s").isTrue();
    }

    @Test
    default void forgetsToLookAtWhatIsSettled() {
        var bill = bill();
        payments()
                .append(
                        bill.order(),
                        payments().load(bill.order()),
                        List.of(new Requested(bill, NOON), new Cancelled(NOON)));

        assertThat(isDue(bill, NOON.plusSeconds(600))).isFalse();
    }

    private boolean isDue(Bill bill, Instant now) {
        return payments().claimDue(now, ENOUGH).contains(bill.order());
    }

    private static Bill bill() {
        return new Bill(UUID.randomUUID(), MINA, MINAS_CARD, Won.of(18_000));
    }
}
