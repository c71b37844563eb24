package dev.dosirak.payment.charge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.payment.charge.PaymentGateway.Answer;
import dev.dosirak.payment.charge.PaymentGateway.Balance;
import dev.dosirak.payment.charge.PaymentGateway.Entry;
import dev.dosirak.payment.charge.PaymentGateway.Finding;
import dev.dosirak.payment.charge.PaymentGateway.Movement;
import dev.dosirak.payment.charge.PaymentGateway.RefundAnswer;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every gateway promises while all is well, and what the rest of us builds on.
public interface PaymentGatewayContract {

    Won A_PART = Won.of(4_000);

    PaymentGateway gateway();

    /// Of an order that nobody knows yet.
    PaymentBill bill();

    /// The key to a card that pays.
    String billingKey(PaymentBill paymentBill);

    /// The gateway takes back so much of it without being asked.
    void reverse(UUID order, Won amount);

    @Test
    default void theSameRequestForMoneyTakesItOnce() {
        var bill = bill();
        var key = billingKey(bill);
        assertThat(gateway().find(bill)).isEqualTo(new Finding.NotFound());

        var taken = gateway().approve(bill, key, 1);

        assertThat(gateway().approve(bill, key, 1)).isEqualTo(taken);
        assertThat(gateway().find(bill)).isEqualTo(new Finding.Found(captureOf(taken), bill.amount()));
        assertThat(movements(bill)).extracting(Movement::taken).containsExactly(true);
    }

    @Test
    default void itSaysWhatIsLeftWhoeverGaveTheRestBack() {
        var bill = bill();
        var capture = captureOf(gateway().approve(bill, billingKey(bill), 1));
        reverse(bill.order(), A_PART);

        var left = bill.amount().minus(A_PART);
        assertThat(gateway().find(bill)).isEqualTo(new Finding.Found(capture, left));
        assertThat(gateway().refund(bill.order(), capture, left, Instant.now())).isEqualTo(new RefundAnswer.Done());
        assertThat(gateway().find(bill)).isEqualTo(new Finding.Found(capture, Won.ZERO));
        assertThat(gateway().balance(bill, capture)).isEqualTo(new Balance.Left(Won.ZERO));
        assertThat(movements(bill)).extracting(Movement::amount).containsExactly(bill.amount(), A_PART, left);
        assertThat(movements(bill)).extracting(Movement::taken).containsExactly(true, false, false);
    }

    @Test
    default void itGivesBackNoMoreThanIsLeft() {
        var bill = bill();
        var capture = captureOf(gateway().approve(bill, billingKey(bill), 1));
        reverse(bill.order(), A_PART);

        assertThat(gateway().refund(bill.order(), capture, bill.amount(), Instant.now()))
                .isInstanceOf(RefundAnswer.NotDone.class);
        assertThat(gateway().find(bill))
                .isEqualTo(new Finding.Found(capture, bill.amount().minus(A_PART)));
    }

    @Test
    default void itGivesBackInParts() {
        var bill = bill();
        var capture = captureOf(gateway().approve(bill, billingKey(bill), 1));
        var afterOne = bill.amount().minus(A_PART);
        var afterTwo = afterOne.minus(A_PART);

        assertThat(gateway()
                        .refund(
                                bill.order(),
                                capture,
                                A_PART,
                                bill.amount(),
                                RefundTry.ofPart("part-one-" + bill.order(), () -> true)))
                .isEqualTo(new RefundAnswer.Done());
        assertThat(gateway().balance(bill, capture)).isEqualTo(new Balance.Left(afterOne));
        assertThat(gateway()
                        .refund(
                                bill.order(),
                                capture,
                                A_PART,
                                afterOne,
                                RefundTry.ofPart("part-two-" + bill.order(), () -> true)))
                .isEqualTo(new RefundAnswer.Done());
        assertThat(gateway().find(bill)).isEqualTo(new Finding.Found(capture, afterTwo));
        assertThat(gateway().refund(bill.order(), capture, afterTwo, Instant.now()))
                .isEqualTo(new RefundAnswer.Done());
        assertThat(movements(bill))
                .extracting(Movement::amount)
                .containsExactly(bill.amount(), A_PART, A_PART, afterTwo);
    }

    @Test
    default void aPartOfWhichItSaysThatAnotherAmountIsLeftIsNotDone() {
        var bill = bill();
        var capture = captureOf(gateway().approve(bill, billingKey(bill), 1));
        reverse(bill.order(), A_PART);

        assertThat(gateway()
                        .refund(
                                bill.order(),
                                capture,
                                A_PART,
                                bill.amount(),
                                RefundTry.ofPart("part-one-" + bill.order(), () -> true)))
                .isNotEqualTo(new RefundAnswer.Done());
    }

    @Test
    default void itSaysWhatIsLeftOfTheVeryCaptureItIsAskedFor() {
        var bill = bill();
        var capture = captureOf(gateway().approve(bill, billingKey(bill), 1));
        reverse(bill.order(), A_PART);

        var other = new Capture(capture.pg(), "another-" + capture.paymentKey(), bill.amount());
        assertThat(gateway().balance(bill, capture))
                .isEqualTo(new Balance.Left(bill.amount().minus(A_PART)));
        assertThat(gateway().balance(bill, other)).isEqualTo(new Balance.NoCapture());
    }

    /// Everything that the journal has of the order of a bill, page by page.
    private List<Movement> movements(PaymentBill bill) {
        var all = new ArrayList<Entry>();
        Optional<String> after = Optional.empty();
        while (true) {
            var page = gateway()
                    .journal(Instant.EPOCH, Instant.parse("2099-01-01T00:00:00Z"), after)
                    .orElseThrow();
            if (page.isEmpty()) {
                return all.stream()
                        .map(Movement.class::cast)
                        .filter(it -> it.order().equals(bill.order().toString()))
                        .toList();
            }
            all.addAll(page);
            after = page.getLast().key();
        }
    }

    private static Capture captureOf(Answer answer) {
        if (answer instanceof Answer.Taken taken) {
            return taken.capture();
        }
        throw new AssertionError("Not taken: " + answer);
    }
}
