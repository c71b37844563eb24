package dev.dosirak.payment.pg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.payment.Simulator;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentGateway.Answer;
import dev.dosirak.payment.charge.PaymentGateway.Finding;
import dev.dosirak.platform.kernel.Won;
import org.junit.jupiter.api.Test;

/// The same of a window that takes no money before we approve.
public interface SimulatedWaitingWindowContract extends SimulatedWindowContract {

    @Test
    default void whatWasAuthorizedWaitsForUs() {
        var bill = SimulatedWindowContract.bill();
        var window = open(bill);
        assertThat(window.takesMoney()).isNull();
        SimulatedWindowContract.pay(window, SimulatedGatewayContract.GOOD_CARD);

        assertThat(gateway().find(bill)).isEqualTo(new Finding.NotFound());
        assertThat(Simulator.journal(bill.order())).isEmpty();
    }

    @Test
    default void whatNobodyAuthorizedOrForAnotherAmountIsNotTaken() {
        var bill = SimulatedWindowContract.bill();
        var window = open(bill);
        var nobodys = window.paymentKey() == null ? "dosirak00m01160000000000000000" : window.paymentKey();
        assertThat(gateway().approve(bill, nobodys, 1)).isInstanceOf(Answer.Declined.class);

        var back =
                SimulatedWindowContract.back(SimulatedWindowContract.pay(window, SimulatedGatewayContract.GOOD_CARD));
        var cheaper = new PaymentBill(bill.order(), bill.customer(), null, Won.of(100));
        assertThat(gateway().approve(cheaper, back.paymentKey(), 2)).isInstanceOf(Answer.Declined.class);
        assertThat(Simulator.journal(bill.order())).isEmpty();
    }

    @Test
    default void aLostAnswerIsUnclearAndTheMoneyIsFound() {
        var bill = SimulatedWindowContract.bill();
        var back = SimulatedWindowContract.back(
                SimulatedWindowContract.pay(open(bill), SimulatedGatewayContract.CARD_THAT_LOSES_ANSWERS));

        assertThat(gateway().approve(bill, back.paymentKey(), 1)).isEqualTo(new Answer.Unclear());
        assertThat(gateway().find(bill)).isInstanceOf(Finding.Found.class);
    }
}
