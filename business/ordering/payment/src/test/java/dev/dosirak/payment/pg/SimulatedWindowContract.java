package dev.dosirak.payment.pg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.payment.Simulator;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.charge.PaymentGateway.Answer;
import dev.dosirak.payment.charge.PaymentGateway.Finding;
import dev.dosirak.payment.charge.PaymentWindow;
import dev.dosirak.payment.charge.WindowGateway;
import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Won;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the window of a gateway of the real simulator does to us.
public interface SimulatedWindowContract {

    String RETURN_TO = "http://localhost:1/payment-return";

    WindowGateway windows();

    PaymentGateway gateway();

    @AfterEach
    default void everybodyGetsWell() {
        Simulator.mode("normal");
    }

    @Test
    default void anOpenWindowIsNoPayment() {
        var bill = bill();
        var window = open(bill);

        assertThat(window.number()).isEqualTo(1);
        assertThat(window.pg()).isEqualTo(gateway().name());
        assertThat(windows().open(bill, 1)).as("the same again").contains(window);
        assertThat(gateway().find(bill)).isEqualTo(new Finding.NotFound());

        Simulator.authorize(window.url(), SimulatedGatewayContract.GOOD_CARD);
        assertThat(gateway().find(bill)).as("waits for us").isEqualTo(new Finding.NotFound());
        assertThat(Simulator.journal(bill.order())).isEmpty();
    }

    @Test
    default void whatWasAuthorizedIsTakenWhenWeApproveAndOnce() {
        var bill = bill();
        var window = open(bill);
        var back = Simulator.authorize(window.url(), SimulatedGatewayContract.GOOD_CARD);
        assertThat(back)
                .containsEntry("paymentKey", window.paymentKey())
                .containsEntry("orderId", bill.order().toString())
                .containsEntry("amount", "18000");

        var taken = gateway().approve(bill, window.paymentKey(), 1);
        assertThat(taken).isInstanceOf(Answer.Taken.class);
        assertThat(gateway().approve(bill, window.paymentKey(), 1)).isIn(taken, new Answer.Unclear());
        assertThat(gateway().approve(bill, window.paymentKey(), 2)).isIn(taken, new Answer.Unclear());
        assertThat(Simulator.journal(bill.order())).hasSize(1);

        var capture = ((Answer.Taken) taken).capture();
        assertThat(gateway().find(bill)).isEqualTo(new Finding.Found(capture, bill.amount()));
        gateway().refund(bill.order(), capture, bill.amount(), Instant.now());
        assertThat(Simulator.balance(bill.order())).isZero();
    }

    @Test
    default void whatNobodyAuthorizedOrForAnotherAmountIsNotTaken() {
        var bill = bill();
        var window = open(bill);
        assertThat(gateway().approve(bill, window.paymentKey(), 1)).isInstanceOf(Answer.Declined.class);

        Simulator.authorize(window.url(), SimulatedGatewayContract.GOOD_CARD);
        var cheaper = new PaymentBill(bill.order(), bill.customer(), null, Won.of(100));
        assertThat(gateway().approve(cheaper, window.paymentKey(), 2)).isInstanceOf(Answer.Declined.class);
        assertThat(Simulator.journal(bill.order())).isEmpty();
    }

    @Test
    default void aDeclinedCardIsANoAndAnotherWindowMayBeOpened() {
        var bill = bill();
        var window = open(bill);
        Simulator.authorize(window.url(), SimulatedGatewayContract.DECLINED_CARD);
        assertThat(gateway().approve(bill, window.paymentKey(), 1)).isInstanceOf(Answer.Declined.class);

        var second = windows().open(bill, 2).orElseThrow();
        assertThat(second.paymentKey()).isNotEqualTo(window.paymentKey());
        Simulator.authorize(second.url(), SimulatedGatewayContract.GOOD_CARD);
        assertThat(gateway().approve(bill, second.paymentKey(), 2)).isInstanceOf(Answer.Taken.class);
    }

    @Test
    default void aLostAnswerIsUnclearAndTheMoneyIsFound() {
        var bill = bill();
        var window = open(bill);
        Simulator.authorize(window.url(), SimulatedGatewayContract.CARD_THAT_LOSES_ANSWERS);

        assertThat(gateway().approve(bill, window.paymentKey(), 1)).isEqualTo(new Answer.Unclear());
        assertThat(gateway().find(bill)).isInstanceOf(Finding.Found.class);
    }

    @Test
    default void aGatewayThatIsAwayOpensNothing() {
        Simulator.mode("error");
        assertThat(windows().open(bill(), 1)).isEmpty();
        Simulator.mode("hang", Duration.ofSeconds(5));
        assertThat(windows().open(bill(), 1)).isEmpty();
    }

    private PaymentWindow open(PaymentBill bill) {
        return windows().open(bill, 1).orElseThrow();
    }

    private static PaymentBill bill() {
        return new PaymentBill(Ids.next(), UUID.randomUUID(), null, Won.of(18_000));
    }
}
