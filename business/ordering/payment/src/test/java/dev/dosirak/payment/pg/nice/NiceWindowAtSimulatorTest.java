package dev.dosirak.payment.pg.nice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.payment.Simulator;
import dev.dosirak.payment.charge.Attempt;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.charge.PaymentGateway.Answer;
import dev.dosirak.payment.charge.PaymentGateway.Finding;
import dev.dosirak.payment.charge.PaymentWindow;
import dev.dosirak.payment.charge.ReturnCheck;
import dev.dosirak.payment.charge.WindowGateway;
import dev.dosirak.payment.charge.WindowReturn;
import dev.dosirak.payment.charge.WindowReturn.Proof;
import dev.dosirak.payment.pg.SimulatedGatewayContract;
import dev.dosirak.payment.pg.SimulatedWaitingWindowContract;
import dev.dosirak.payment.pg.SimulatedWindowContract;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NiceWindowAtSimulatorTest implements SimulatedWaitingWindowContract {

    static final String SCRIPT = Simulator.url("nice") + "/window/sdk.js";

    final Nice driver = new Nice(SimulatedGatewayContract.json());
    final PaymentGateway gateway =
            driver.paymentGateway(NiceAtSimulatorTest.OURS, SimulatedGatewayContract.http(), () -> true);
    boolean mayAsk = true;
    final WindowGateway windows = driver.windowGateway(
                    NiceAtSimulatorTest.OURS,
                    SimulatedGatewayContract.http(),
                    SimulatedWindowContract.terms(SCRIPT, ""),
                    () -> mayAsk)
            .orElseThrow();

    @Override
    public WindowGateway windows() {
        return windows;
    }

    @Override
    public PaymentGateway gateway() {
        return gateway;
    }

    /// Nobody is asked before the browser is there, which finds out.
    @Override
    @Test
    public void aGatewayThatIsAwayOpensNothing() {
        Simulator.mode("error");
        var window = open(SimulatedWindowContract.bill());
        assertThatThrownBy(() -> SimulatedWindowContract.pay(window, SimulatedGatewayContract.GOOD_CARD))
                .hasMessageContaining("500");
    }

    @Test
    void whereNoScriptIsKnownThereIsNoWindow() {
        assertThat(driver.windowGateway(
                        NiceAtSimulatorTest.OURS,
                        SimulatedGatewayContract.http(),
                        SimulatedWindowContract.terms("", ""),
                        () -> true))
                .isEmpty();
    }

    @Test
    void theBrowserIsToldToComeBackByAForm() {
        var bill = SimulatedWindowContract.bill();
        assertThat(open(bill).parameters())
                .containsEntry("returnUrl", SimulatedWindowContract.FORM_TO + "/nice")
                .containsEntry("clientId", "S2_dosirak")
                .containsEntry("orderId", bill.order().toString())
                .containsEntry("amount", "18000");
    }

    @Test
    void whatTheGatewayDidNotGiveTheBrowserIsForged() {
        var bill = SimulatedWindowContract.bill();
        var back = paid(bill);
        var proof = back.proof().orElseThrow();
        says(ReturnCheck.FORGED, bill, with(back, back.paymentKey(), Optional.empty()));
        says(
                ReturnCheck.FORGED,
                bill,
                with(back, back.paymentKey(), Optional.of(new Proof("NICETOKN", proof.signature()))));
        says(
                ReturnCheck.FORGED,
                bill,
                with(back, back.paymentKey(), Optional.of(new Proof(proof.token(), "0".repeat(64)))));
        says(ReturnCheck.FORGED, bill, with(back, "../subscribe/BIKY1/payments", back.proof()));
        says(ReturnCheck.FORGED, bill, with(back, "find/" + bill.order(), back.proof()));
        says(ReturnCheck.GENUINE, bill, back);
        assertThat(Simulator.journal(bill.order())).isEmpty();
    }

    /// The signature does not cover whose payment it is.
    @Test
    void whatWasAuthorizedForAnotherOrderOfTheSameAmountIsNotThisOnes() {
        var bill = SimulatedWindowContract.bill();
        var mine = paid(bill);
        var other = paid(SimulatedWindowContract.bill());
        says(ReturnCheck.OF_ANOTHER_ORDER, bill, with(mine, other.paymentKey(), mine.proof()));
        says(ReturnCheck.OF_ANOTHER_ORDER, bill, with(mine, other.paymentKey(), other.proof()));
    }

    @Test
    void aGatewayThatDoesNotSayWhoseItIsIsAskedLater() {
        var bill = SimulatedWindowContract.bill();
        var back = paid(bill);
        Simulator.mode("error");
        says(ReturnCheck.NOT_SAID, bill, back);
        Simulator.mode("normal");
        mayAsk = false;
        says(ReturnCheck.NOT_ASKED, bill, back);
        mayAsk = true;
        says(ReturnCheck.GENUINE, bill, back);
    }

    /// All attempts of an order go under its number, and each has one of its own in a window.
    @Test
    void theFailureOfAnEarlierAttemptIsNoAnswerToALaterOne() {
        var bill = SimulatedWindowContract.bill();
        var first = paid(bill, SimulatedGatewayContract.DECLINED_CARD);
        assertThat(gateway.approve(bill, first.paymentKey(), 1)).isInstanceOf(Answer.Declined.class);
        says(ReturnCheck.USED, bill, first);

        var second = paid(bill);
        says(ReturnCheck.GENUINE, bill, second);
        assertThat(gateway.find(bill, attempt(first))).isInstanceOf(Finding.Failed.class);
        assertThat(gateway.find(bill, attempt(second))).isEqualTo(new Finding.NotFound());
        assertThat(gateway.find(bill)).isEqualTo(new Finding.NotFound());

        assertThat(gateway.approve(bill, second.paymentKey(), 2)).isInstanceOf(Answer.Taken.class);
        assertThat(gateway.find(bill, attempt(second)))
                .isEqualTo(gateway.find(bill))
                .isInstanceOf(Finding.Found.class);
        assertThat(gateway.find(bill, attempt(first))).isInstanceOf(Finding.Failed.class);
    }

    private static Attempt attempt(WindowReturn back) {
        return new Attempt(1, "nice", Instant.now(), new PaymentWindow(1, "nice", back.paymentKey(), SCRIPT));
    }

    private WindowReturn paid(PaymentBill bill) {
        return paid(bill, SimulatedGatewayContract.GOOD_CARD);
    }

    private WindowReturn paid(PaymentBill bill, String card) {
        return SimulatedWindowContract.back(SimulatedWindowContract.pay(open(bill), card));
    }

    private static WindowReturn with(WindowReturn back, String key, Optional<Proof> proof) {
        return new WindowReturn(back.order(), key, back.amount(), proof);
    }

    private void says(ReturnCheck check, PaymentBill bill, WindowReturn back) {
        assertThat(windows.check(bill, back)).isEqualTo(check);
    }
}
