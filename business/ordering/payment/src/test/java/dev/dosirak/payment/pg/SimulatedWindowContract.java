package dev.dosirak.payment.pg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.payment.Simulator;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.charge.PaymentGateway.Answer;
import dev.dosirak.payment.charge.PaymentGateway.Finding;
import dev.dosirak.payment.charge.PaymentWindow;
import dev.dosirak.payment.charge.ReturnCheck;
import dev.dosirak.payment.charge.WindowGateway;
import dev.dosirak.payment.charge.WindowGateway.Opening;
import dev.dosirak.payment.charge.WindowReturn;
import dev.dosirak.payment.charge.WindowReturn.Proof;
import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Won;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the window of a gateway of the real simulator does to us.
public interface SimulatedWindowContract {

    String RETURN_TO = "http://localhost:1/payment-return";
    String FORM_TO = "http://localhost:1/window-returns";

    WindowGateway windows();

    PaymentGateway gateway();

    static WindowTerms terms(String script, String channel) {
        return new WindowTerms(RETURN_TO, FORM_TO, script, channel);
    }

    @AfterEach
    default void everybodyGetsWell() {
        Simulator.mode("normal");
    }

    @Test
    default void anOpenWindowIsNoPayment() {
        var bill = bill();
        var window = open(bill);

        assertThat(window.number()).isEqualTo(1);
        assertThat(window.pg()).isEqualTo(gateway().name()).isEqualTo(windows().name());
        assertThat(windows().open(bill, 1)).as("the same again").isEqualTo(new Opening.Opened(window));
        assertThat(gateway().find(bill)).isEqualTo(new Finding.NotFound());
        assertThat(Simulator.journal(bill.order())).isEmpty();
    }

    @Test
    default void whatWasPaidThereIsTakenOnceAndGivenBack() {
        var bill = bill();
        var window = open(bill);
        var back = back(pay(window, SimulatedGatewayContract.GOOD_CARD));
        assertThat(back.order()).isEqualTo(bill.order());
        assertThat(back.amount()).isEqualTo(bill.amount());
        assertThat(window.paymentKey()).isIn(null, back.paymentKey());
        assertThat(windows().check(bill, back)).isIn(ReturnCheck.GENUINE, ReturnCheck.NEEDS_NO_PROOF);

        var taken = gateway().approve(bill, back.paymentKey(), 1);
        assertThat(taken).isInstanceOf(Answer.Taken.class);
        assertThat(gateway().approve(bill, back.paymentKey(), 1)).isIn(taken, new Answer.Unclear());
        assertThat(gateway().approve(bill, back.paymentKey(), 2)).isIn(taken, new Answer.Unclear());
        assertThat(Simulator.journal(bill.order())).hasSize(1);

        var capture = ((Answer.Taken) taken).capture();
        assertThat(gateway().find(bill)).isEqualTo(new Finding.Found(capture, bill.amount()));
        gateway().refund(bill.order(), capture, bill.amount(), Instant.now());
        assertThat(Simulator.balance(bill.order())).isZero();
    }

    @Test
    default void aCardIsPaidThereInInstalments() {
        for (var months : new @Nullable Integer[] {null, 2, 12}) {
            var bill = new PaymentBill(Ids.next(), UUID.randomUUID(), null, Won.of(60_000), months);
            var back = back(pay(open(bill), SimulatedGatewayContract.GOOD_CARD));
            assertThat(gateway().approve(bill, back.paymentKey(), 1)).isInstanceOf(Answer.Taken.class);
            assertThat(Simulator.instalmentMonths(gateway().name(), bill.order()))
                    .isEqualTo(bill.months());
        }
    }

    @Test
    default void aDeclinedCardIsANoAndAnotherWindowMayBeOpened() {
        var bill = bill();
        var first = open(bill);
        var declined = pay(first, SimulatedGatewayContract.DECLINED_CARD);
        assertThat(gateway().approve(bill, keyIn(declined, first), 1)).isInstanceOf(Answer.Declined.class);

        var second = open(bill, 2);
        assertThat(second.number()).isEqualTo(2);
        var back = back(pay(second, SimulatedGatewayContract.GOOD_CARD));
        assertThat(gateway().approve(bill, back.paymentKey(), 2)).isInstanceOf(Answer.Taken.class);
    }

    @Test
    default void whoGivesUpIsToldToTheAppAndHasPaidNothing() {
        var bill = bill();
        var back = pay(open(bill), "");
        assertThat(back).containsEntry("orderId", bill.order().toString());
        assertThat(back.getOrDefault("code", back.get("authResultCode")))
                .isNotNull()
                .isNotEqualTo("0000");
        assertThat(gateway().find(bill)).isEqualTo(new Finding.NotFound());
    }

    @Test
    default void aGatewayThatIsAwayOpensNothing() {
        Simulator.mode("error");
        assertThat(windows().open(bill(), 1)).isEqualTo(new Opening.NotOpened());
        Simulator.mode("hang", Duration.ofSeconds(5));
        assertThat(windows().open(bill(), 1)).isEqualTo(new Opening.NotOpened());
    }

    default PaymentWindow open(PaymentBill bill) {
        return open(bill, 1);
    }

    private PaymentWindow open(PaymentBill bill, int number) {
        return ((Opening.Opened) windows().open(bill, number)).window();
    }

    /// @param card empty for who gives up
    static Map<String, String> pay(PaymentWindow window, String card) {
        return Simulator.pay(window.url(), window.parameters(), card);
    }

    /// What the app hands over.
    static WindowReturn back(Map<String, String> said) {
        var proof = Optional.ofNullable(said.get("authToken")).map(it -> new Proof(it, value(said, "signature")));
        return new WindowReturn(
                UUID.fromString(value(said, "orderId")),
                said.containsKey("paymentKey") ? value(said, "paymentKey") : value(said, "tid"),
                Won.of(Long.parseLong(value(said, "amount"))),
                proof);
    }

    private static String value(Map<String, String> said, String name) {
        return Objects.requireNonNull(said.get(name), name);
    }

    private static String keyIn(Map<String, String> said, PaymentWindow window) {
        var key = window.paymentKey();
        return key == null ? value(said, "tid") : key;
    }

    static PaymentBill bill() {
        return new PaymentBill(Ids.next(), UUID.randomUUID(), null, Won.of(18_000));
    }
}
