package dev.dosirak.payment.pg.portone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.payment.Simulator;
import dev.dosirak.payment.charge.Capture;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.charge.PaymentGateway.Answer;
import dev.dosirak.payment.charge.PaymentGateway.Balance;
import dev.dosirak.payment.charge.PaymentGateway.Finding;
import dev.dosirak.payment.charge.PaymentGateway.RefundAnswer;
import dev.dosirak.payment.charge.PaymentWindow;
import dev.dosirak.payment.charge.WindowGateway;
import dev.dosirak.payment.charge.WindowGateway.Opening;
import dev.dosirak.payment.pg.PgAccount;
import dev.dosirak.payment.pg.SimulatedGatewayContract;
import dev.dosirak.payment.pg.SimulatedWindowContract;
import dev.dosirak.payment.pg.WindowTerms;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The gateway takes the money by itself; what we do is to ask.
class PortoneWindowAtSimulatorTest implements SimulatedWindowContract {

    static final String SCRIPT = Simulator.url("portone") + "/window/sdk.js";

    final Portone driver = new Portone(SimulatedGatewayContract.json());
    final PaymentGateway gateway =
            driver.paymentGateway(PortoneAtSimulatorTest.OURS, SimulatedGatewayContract.http(), () -> true);
    final WindowGateway windows = at(
                    PortoneAtSimulatorTest.OURS, SimulatedWindowContract.terms(SCRIPT, "channel-key-dosirak"))
            .orElseThrow();

    @Override
    public WindowGateway windows() {
        return windows;
    }

    @Override
    public PaymentGateway gateway() {
        return gateway;
    }

    private Optional<WindowGateway> at(PgAccount account, WindowTerms terms) {
        return driver.windowGateway(account, SimulatedGatewayContract.http(), terms, () -> true);
    }

    @Test
    void whereNoScriptChannelOrStoreIsKnownThereIsNoWindow() {
        var ours = PortoneAtSimulatorTest.OURS;
        assertThat(at(ours, SimulatedWindowContract.terms("", "channel-key-dosirak")))
                .isEmpty();
        assertThat(at(ours, SimulatedWindowContract.terms(SCRIPT, ""))).isEmpty();
        var nameless = new PgAccount(ours.url(), "", ours.secretKey(), ours.answerWithin());
        assertThat(at(nameless, SimulatedWindowContract.terms(SCRIPT, "channel-key-dosirak")))
                .isEmpty();
    }

    @Test
    void theMoneyIsTakenBeforeTheBrowserIsBack() {
        var bill = SimulatedWindowContract.bill();
        var window = open(bill);
        assertThat(window.takesMoney()).isEqualTo(windows.takesMoneyUnasked()).isTrue();
        SimulatedWindowContract.pay(window, SimulatedGatewayContract.GOOD_CARD);

        var taken = new Capture("portone", bill.order().toString(), bill.amount());
        assertThat(gateway.find(bill)).isEqualTo(new Finding.Found(taken, bill.amount()));
        assertThat(Simulator.balance(bill.order())).isEqualTo(18_000);
        assertThat(windows.open(bill, 2)).isEqualTo(new Opening.AlreadyPaid());
    }

    @Test
    void theMoneyOfABrowserThatNeverComesBackIsFound() {
        var bill = SimulatedWindowContract.bill();
        var window = open(bill);
        assertThatThrownBy(() -> SimulatedWindowContract.pay(window, SimulatedGatewayContract.CARD_THAT_LOSES_ANSWERS))
                .isInstanceOf(IllegalStateException.class);
        assertThat(gateway.find(bill)).isInstanceOf(Finding.Found.class);
    }

    @Test
    void whoComesBackWithoutHavingPaidHasPaidNothingYet() {
        var bill = SimulatedWindowContract.bill();
        var window = open(bill);
        assertThat(gateway.approve(bill, bill.order().toString(), 1)).isEqualTo(new Answer.Undecided());
        Simulator.mode("error");
        assertThat(gateway.approve(bill, bill.order().toString(), 1)).isEqualTo(new Answer.Unclear());
        Simulator.mode("normal");
        SimulatedWindowContract.pay(window, SimulatedGatewayContract.GOOD_CARD);
        assertThat(gateway.approve(bill, bill.order().toString(), 1)).isInstanceOf(Answer.Taken.class);
    }

    @Test
    void aBrowserCannotPayAnotherAmountThanWeHaveToldTheGateway() {
        var bill = SimulatedWindowContract.bill();
        var window = open(bill);
        assertThatThrownBy(() -> cheap(window, bill.order().toString())).hasMessageContaining("400");
        assertThat(gateway.find(bill)).isEqualTo(new Finding.NotFound());
    }

    /// Before we had told it: the browser knows the order and opens the window by itself.
    @Test
    void anotherAmountIsFoundAsWhatItIsAndGoesBack() {
        var bill = SimulatedWindowContract.bill();
        cheap(open(SimulatedWindowContract.bill()), bill.order().toString());

        var taken = new Capture("portone", bill.order().toString(), Won.of(100));
        assertThat(gateway.find(bill)).isEqualTo(new Finding.Found(taken, Won.of(100)));
        assertThat(gateway.balance(bill, taken)).isEqualTo(new Balance.Left(Won.of(100)));
        assertThat(gateway.balance(bill, new Capture("portone", bill.order().toString(), bill.amount())))
                .isEqualTo(new Balance.NoCapture());
        assertThat(gateway.refund(bill.order(), taken, Won.of(100), Instant.now()))
                .isEqualTo(new RefundAnswer.Done());
        assertThat(Simulator.balance(bill.order())).isZero();
    }

    /// Nobody has opened a window for it: whoever knows the number of an order that a card pays can.
    @Test
    void whatABrowserPaysForAnOrderOfACardIsFoundAsWhatItIs() {
        var window = open(SimulatedWindowContract.bill());
        var bill = SimulatedWindowContract.bill();
        var byCard = new PaymentBill(bill.order(), bill.customer(), UUID.randomUUID(), bill.amount());
        cheap(window, bill.order().toString());

        var taken = new Capture("portone", bill.order().toString(), Won.of(100));
        assertThat(gateway.find(byCard)).isEqualTo(new Finding.Found(taken, Won.of(100)));
        assertThat(gateway.balance(byCard, taken)).isEqualTo(new Balance.Left(Won.of(100)));
        assertThat(gateway.refund(bill.order(), taken, Won.of(100), Instant.now()))
                .isEqualTo(new RefundAnswer.Done());
    }

    private static void cheap(PaymentWindow window, String order) {
        var parameters = new HashMap<>(window.parameters());
        parameters.put("paymentId", order);
        parameters.put("totalAmount", "100");
        Simulator.pay(window.url(), parameters, SimulatedGatewayContract.GOOD_CARD);
    }
}
