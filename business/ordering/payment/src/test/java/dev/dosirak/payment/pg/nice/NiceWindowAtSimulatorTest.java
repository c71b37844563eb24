package dev.dosirak.payment.pg.nice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.payment.Simulator;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.charge.PaymentRefusal;
import dev.dosirak.payment.charge.WindowGateway;
import dev.dosirak.payment.charge.WindowReturn;
import dev.dosirak.payment.charge.WindowReturn.Proof;
import dev.dosirak.payment.pg.SimulatedGatewayContract;
import dev.dosirak.payment.pg.SimulatedWaitingWindowContract;
import dev.dosirak.payment.pg.SimulatedWindowContract;
import dev.dosirak.platform.kernel.Refused;
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
        refuses(PaymentRefusal.RETURN_FORGED, bill, with(back, back.paymentKey(), Optional.empty()));
        refuses(
                PaymentRefusal.RETURN_FORGED,
                bill,
                with(back, back.paymentKey(), Optional.of(new Proof("NICETOKN", proof.signature()))));
        refuses(
                PaymentRefusal.RETURN_FORGED,
                bill,
                with(back, back.paymentKey(), Optional.of(new Proof(proof.token(), "0".repeat(64)))));
        refuses(PaymentRefusal.RETURN_FORGED, bill, with(back, "../subscribe/BIKY1/payments", back.proof()));
        refuses(PaymentRefusal.RETURN_FORGED, bill, with(back, "find/" + bill.order(), back.proof()));
        windows.verify(bill, back);
        assertThat(Simulator.journal(bill.order())).isEmpty();
    }

    /// The signature does not cover whose payment it is.
    @Test
    void whatWasAuthorizedForAnotherOrderOfTheSameAmountIsNotThisOnes() {
        var bill = SimulatedWindowContract.bill();
        var mine = paid(bill);
        var other = paid(SimulatedWindowContract.bill());
        refuses(PaymentRefusal.RETURN_OF_ANOTHER_ORDER, bill, with(mine, other.paymentKey(), mine.proof()));
        refuses(PaymentRefusal.RETURN_OF_ANOTHER_ORDER, bill, with(mine, other.paymentKey(), other.proof()));
    }

    @Test
    void aGatewayThatDoesNotSayWhoseItIsIsAskedLater() {
        var bill = SimulatedWindowContract.bill();
        var back = paid(bill);
        Simulator.mode("error");
        refuses(PaymentRefusal.RETURN_NOT_CHECKED, bill, back);
        Simulator.mode("normal");
        mayAsk = false;
        refuses(PaymentRefusal.RETURN_NOT_CHECKED, bill, back);
        mayAsk = true;
        windows.verify(bill, back);
    }

    private WindowReturn paid(PaymentBill bill) {
        return SimulatedWindowContract.back(
                SimulatedWindowContract.pay(open(bill), SimulatedGatewayContract.GOOD_CARD));
    }

    private static WindowReturn with(WindowReturn back, String key, Optional<Proof> proof) {
        return new WindowReturn(back.order(), key, back.amount(), proof);
    }

    private void refuses(PaymentRefusal why, PaymentBill bill, WindowReturn back) {
        assertThatThrownBy(() -> windows.verify(bill, back))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.why()).isEqualTo(why));
    }
}
