package dev.dosirak.payment.charge;

import static dev.dosirak.payment.charge.PaymentTest.MINA;
import static dev.dosirak.payment.charge.PaymentTest.NOON;
import static dev.dosirak.payment.charge.PaymentTest.ORDER;
import static dev.dosirak.payment.charge.PaymentTest.PAY_BY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.payment.charge.GatewayChooser.Choice;
import dev.dosirak.payment.charge.PaymentCommand.Request;
import dev.dosirak.payment.charge.WindowGateway.Opening;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Won;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A window in which the gateway takes the money by itself: all that we can do is to ask it.
class UnaskedWindowTest {

    static final PaymentBill LUNCH = WindowRulesTest.LUNCH;
    static final WindowReturn BACK = new WindowReturn(ORDER, ORDER.toString(), LUNCH.amount(), Optional.empty());

    final World world = new World(1, 0);
    final InMemoryPayments payments = new InMemoryPayments(MoneyPropertiesTest.PACE, world);
    final ModelGateway model = new ModelGateway(world, false);
    final SilentGateway speaking = new SilentGateway(model);
    final PaymentGateway gateway = new UnaskedGateway(speaking);
    final CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands = Payments.commands(payments, world);
    final PaymentProcessor processor = new PaymentProcessor(
            payments,
            payments.due(),
            commands,
            TestGateways.only(gateway),
            TestGateways.chooser(gateway),
            TestGateways.keysAt(gateway),
            MoneyPropertiesTest.PACE,
            world,
            world);

    int opened;
    int checked;
    Runnable checking = () -> {};
    ReturnCheck check = ReturnCheck.NEEDS_NO_PROOF;
    final PaymentWindows windows = new PaymentWindows(
            payments,
            commands,
            (_, _, _) -> new Choice.Ask("model"),
            TestGateways.only(gateway),
            List.of(new Window()),
            world);

    @BeforeEach
    void open() {
        speaking.speaks();
        commands.handle(ORDER, at -> new Request(LUNCH, PAY_BY, at));
        windows.open(ORDER, MINA);
    }

    @Test
    void whoComesBackIsAskedAboutAndHasPaidOnce() {
        pay();
        windows.customerReturned(ORDER, MINA, BACK);
        processor.process(ORDER);

        assertThat(state()).isInstanceOf(Payment.Approved.class);
        assertThat(model.captures()).hasSize(1);
    }

    @Test
    void whoComesBackWithoutAnAnswerIsUnknownUntilThereIsOne() {
        pay();
        speaking.saysNothing();
        windows.customerReturned(ORDER, MINA, BACK);
        processor.process(ORDER);
        assertThat(state()).isInstanceOf(Payment.Unknown.class);
        refuses(PaymentRefusal.PAYMENT_UNDER_WAY, () -> windows.open(ORDER, MINA));

        speaking.speaks();
        processor.process(ORDER);
        assertThat(state()).isInstanceOf(Payment.Approved.class);
    }

    /// The window may be open in the browser still, and be paid in.
    @Test
    void whoComesBackWithoutHavingPaidMayGoOnAfterAMoment() {
        comesBackInVain();
        assertThat(((Payment.AwaitingCustomer) state()).no()).isEqualTo("not-paid-in-window");
        windows.open(ORDER, MINA);
        comesBackInVain();

        pay();
        windows.customerReturned(ORDER, MINA, BACK);
        processor.process(ORDER);
        assertThat(state()).isInstanceOf(Payment.Approved.class);
    }

    @Test
    void whatIsPaidAfterAReturnInVainIsFoundBeforeAnotherWindowIsOpened() {
        comesBackInVain();
        pay();
        refuses(PaymentRefusal.PAYMENT_OVER, () -> windows.open(ORDER, MINA));
        assertThat(state()).isInstanceOf(Payment.Approved.class);
    }

    @Test
    void whatIsPaidAfterAReturnInVainIsFoundWhenTimeIsUp() {
        comesBackInVain();
        pay();
        timeIsUp();
        processor.process(ORDER);
        assertThat(state()).isInstanceOf(Payment.Approved.class);
    }

    @Test
    void whoComesBackInVainAgainAndAgainHasOpenedWindowsEnough() {
        var patient =
                new Payment.AwaitingCustomer(LUNCH, PAY_BY, WindowRules.MOST_WINDOWS, null, "not-paid-in-window", NOON);
        var window = new PaymentWindow(1, "model", ORDER.toString(), "http://localhost/script", Map.of(), true);
        var opened = Payment.evolve(patient, new PaymentEvent.WindowOpened(window, NOON));
        refuses(
                PaymentRefusal.TOO_MANY_WINDOWS,
                () -> Payment.decide(opened, new PaymentCommand.Return(ORDER, ORDER.toString(), LUNCH.amount(), NOON)));
    }

    private void comesBackInVain() {
        windows.customerReturned(ORDER, MINA, BACK);
        processor.process(ORDER);
        processor.process(ORDER);
        assertThat(state()).as("it may be paid in this moment").isInstanceOf(Payment.Unknown.class);
        world.pass(MoneyPropertiesTest.PACE.repeatAfter());
        processor.process(ORDER);
        assertThat(state()).isInstanceOf(Payment.AwaitingCustomer.class);
    }

    @Test
    void whenTimeIsUpNothingIsDeclinedBeforeTheGatewayHasSpoken() {
        pay();
        speaking.saysNothing();
        timeIsUp();
        processor.process(ORDER);
        assertThat(state()).isInstanceOf(Payment.AwaitingCustomer.class);

        speaking.speaks();
        processor.process(ORDER);
        assertThat(state()).isInstanceOf(Payment.Approved.class);
    }

    @Test
    void whatTheGatewaySaysWasNotPaidIsDeclinedWhenTimeIsUp() {
        timeIsUp();
        processor.process(ORDER);
        assertThat(state()).isEqualTo(new Payment.Declined(LUNCH, "model", DeclineReason.NOT_PAID_IN_TIME.code()));
    }

    @Test
    void whoCameBackInTimeIsAskedAboutHoweverLateWeAre() {
        pay();
        windows.customerReturned(ORDER, MINA, BACK);
        timeIsUp();
        speaking.saysNothing();
        processor.process(ORDER);
        assertThat(state()).isInstanceOf(Payment.Returned.class);

        speaking.speaks();
        processor.process(ORDER);
        assertThat(state()).isInstanceOf(Payment.Approved.class);
    }

    @Test
    void beforeAnotherWindowIsOpenedTheGatewayIsAsked() {
        windows.open(ORDER, MINA);
        assertThat(opened).as("nobody has paid").isEqualTo(2);

        pay();
        speaking.saysNothing();
        refuses(PaymentRefusal.NO_WINDOW_NOW, () -> windows.open(ORDER, MINA));
        assertThat(opened).isEqualTo(2);

        speaking.speaks();
        refuses(PaymentRefusal.PAYMENT_OVER, () -> windows.open(ORDER, MINA));
        assertThat(opened).isEqualTo(2);
        assertThat(state()).isInstanceOf(Payment.Approved.class);
    }

    @ParameterizedTest
    @CsvSource({
        "FORGED, RETURN_FORGED",
        "OF_ANOTHER_ORDER, RETURN_OF_ANOTHER_ORDER",
        "OF_ANOTHER_AMOUNT, RETURN_OF_ANOTHER_AMOUNT",
        "USED, RETURN_USED",
        "NOT_TOLD, RETURN_NOT_CHECKED",
        "NOT_SAID, RETURN_NOT_CHECKED",
        "NOT_ASKED, RETURN_NOT_CHECKED"
    })
    void whatTheGatewayDidNotGiveTheBrowserChangesNothing(ReturnCheck said, PaymentRefusal why) {
        check = said;
        var before = payments.history(ORDER);
        refuses(why, () -> windows.customerReturned(ORDER, MINA, BACK));
        assertThat(payments.history(ORDER)).isEqualTo(before);
        assertThat(checked).isEqualTo(1);
    }

    /// Each costs a request of the contract that all customers share.
    @ParameterizedTest
    @EnumSource(names = {"OF_ANOTHER_ORDER", "OF_ANOTHER_AMOUNT", "USED", "NOT_TOLD"})
    void whoBringsBackWhatIsOthersAgainAndAgainHasToWait(ReturnCheck said) {
        check = said;
        for (int i = 0; i < RefusedReturns.MOST; i++) {
            assertThatThrownBy(() -> windows.customerReturned(ORDER, MINA, BACK))
                    .isInstanceOf(Refused.class);
        }
        refuses(PaymentRefusal.TOO_MANY_RETURNS, () -> windows.customerReturned(ORDER, MINA, BACK));
        assertThat(checked).isEqualTo(RefusedReturns.MOST);

        world.pass(RefusedReturns.WITHIN);
        check = ReturnCheck.GENUINE;
        windows.customerReturned(ORDER, MINA, BACK);
        assertThat(state()).isInstanceOf(Payment.Returned.class);
    }

    @Test
    void aboutOneReturnOfAnOrderAGatewayIsAskedAtATime() {
        checking = () -> {
            checking = () -> {};
            refuses(PaymentRefusal.RETURN_NOT_CHECKED, () -> windows.customerReturned(ORDER, MINA, BACK));
        };
        windows.customerReturned(ORDER, MINA, BACK);
        assertThat(checked).isEqualTo(1);
    }

    @Test
    void aboutWhatIsOfAnotherAmountOrOrderNoGatewayIsAsked() {
        refuses(
                PaymentRefusal.RETURN_OF_ANOTHER_AMOUNT,
                () -> windows.customerReturned(
                        ORDER, MINA, new WindowReturn(ORDER, ORDER.toString(), Won.of(1), Optional.empty())));
        refuses(
                PaymentRefusal.RETURN_OF_ANOTHER_ORDER,
                () -> windows.customerReturned(
                        ORDER,
                        MINA,
                        new WindowReturn(UUID.randomUUID(), ORDER.toString(), LUNCH.amount(), Optional.empty())));
        assertThat(checked).isZero();
    }

    @Test
    void aReturnCountsOnlyForTheWindowForWhichItWasChecked() {
        checking = () -> {
            checking = () -> {};
            windows.open(ORDER, MINA);
        };
        windows.customerReturned(ORDER, MINA, BACK);
        assertThat(checked).as("once more for the new one").isEqualTo(2);
        assertThat(((Payment.Returned) state()).window().number()).isEqualTo(2);
    }

    private void pay() {
        model.approve(LUNCH, "in the window", 1);
    }

    private void timeIsUp() {
        world.pass(Duration.between(world.instant(), PAY_BY));
    }

    private Payment state() {
        return payments.load(ORDER).state();
    }

    private static void refuses(PaymentRefusal why, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.why()).isEqualTo(why));
    }

    private final class Window implements WindowGateway {

        @Override
        public String name() {
            return "model";
        }

        @Override
        public Opening open(PaymentBill bill, int number) {
            opened++;
            return new Opening.Opened(new PaymentWindow(
                    number, "model", bill.order().toString(), "http://localhost/script", Map.of(), true));
        }

        @Override
        public boolean takesMoneyUnasked() {
            return true;
        }

        @Override
        public ReturnCheck check(PaymentBill bill, WindowReturn back) {
            checked++;
            checking.run();
            return check;
        }
    }
}
