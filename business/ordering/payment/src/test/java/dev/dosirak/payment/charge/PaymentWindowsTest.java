package dev.dosirak.payment.charge;

import static dev.dosirak.payment.charge.PaymentTest.MINA;
import static dev.dosirak.payment.charge.PaymentTest.ORDER;
import static dev.dosirak.payment.charge.PaymentTest.PAY_BY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.payment.charge.GatewayChooser.Choice;
import dev.dosirak.payment.charge.PaymentCommand.Request;
import dev.dosirak.payment.charge.PaymentGateway.Finding;
import dev.dosirak.payment.charge.Rechecks.Party;
import dev.dosirak.payment.charge.WindowGateway.Opening;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Won;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A customer with two windows to choose from, and a gateway that is well.
class PaymentWindowsTest {

    static final PaymentBill LUNCH = WindowRulesTest.LUNCH;

    final World world = new World(1, 0);
    final InMemoryPayments payments = new InMemoryPayments(MoneyPropertiesTest.PACE, world);
    final ModelGateway gateway = new ModelGateway(world, false);
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

    /// Where windows were opened, and what happens meanwhile.
    final List<String> asked = new ArrayList<>();

    boolean isAway;
    boolean isPaid;
    Finding found = new Finding.NotFound();
    final PaymentGateway second = new UnreachedGateway("second") {
        @Override
        public Finding find(PaymentBill bill) {
            return found;
        }
    };
    Runnable meanwhile = () -> {};
    Choice first = new Choice.Ask("second");
    Choice beyond = new Choice.Refuse("no-gateway");
    final PaymentWindows windows = windows();

    private PaymentWindows windows() {
        return new PaymentWindows(
                payments,
                commands,
                (_, _, failed) -> failed.isEmpty() ? first : beyond,
                new PaymentGateways(List.of(gateway, second)),
                List.of(new Window("model", false), new Window("second", true)),
                world);
    }

    @BeforeEach
    void placed() {
        commands.handle(ORDER, at -> new Request(LUNCH, PAY_BY, at));
    }

    @Test
    void whereOneGatewayOpensNoWindowAnotherIsAsked() {
        beyond = new Choice.Ask("model");
        isAway = true;

        assertThat(windows.open(ORDER, MINA).pg()).isEqualTo("model");
        assertThat(asked).containsExactly("second", "model");
    }

    @Test
    void whereNobodyOpensOneTheCustomerIsAskedToComeAgain() {
        isAway = true;
        for (var next : List.of(beyond, first, new Choice.Later(Duration.ofSeconds(1)))) {
            beyond = next;
            refuses(PaymentRefusal.NO_WINDOW_NOW, this::open);
        }
        assertThat(asked).containsOnly("second").hasSize(3);
        first = new Choice.Later(Duration.ofMillis(2_100));
        assertThatThrownBy(this::open).isInstanceOfSatisfying(Refused.class, it -> {
            assertThat(it.why()).isEqualTo(PaymentRefusal.NO_WINDOW_NOW);
            assertThat(it.details()).containsExactly(3L);
        });
        first = new Choice.Refuse("no-gateway");
        refuses(PaymentRefusal.NO_WINDOW, this::open);
        assertThat(payments.history(ORDER)).hasSize(1);
    }

    /// An earlier window of it may be open in a browser still, and be why it opens no other.
    @Test
    void whoMayHavePaidInAnEarlierWindowGetsNoneElsewhere() {
        open();
        beyond = new Choice.Ask("model");
        isAway = true;
        found = new Finding.Unclear();
        refuses(PaymentRefusal.NO_WINDOW_NOW, this::open);

        found = new Finding.Found(new Capture("second", "k", LUNCH.amount()), LUNCH.amount());
        refuses(PaymentRefusal.PAYMENT_OVER, this::open);
        assertThat(asked).containsOnly("second");
        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.Approved.class);
    }

    /// Who knows the order may have opened one without us.
    @Test
    void whoHasPaidBeforeThereWasAWindowGetsNone() {
        isPaid = true;
        beyond = new Choice.Ask("model");
        for (var outdated : List.of(new Finding.NotFound(), new Finding.Failed("no", Optional.empty()))) {
            found = outdated;
            refuses(PaymentRefusal.NO_WINDOW_NOW, this::open);
        }
        found = new Finding.Found(new Capture("second", "k", Won.of(100)), Won.of(100));
        refuses(PaymentRefusal.PAYMENT_OVER, this::open);
        assertThat(asked).containsOnly("second");
        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.RefundPending.class);
    }

    @Test
    void whoHasPaidNothingGetsOneElsewhere() {
        open();
        beyond = new Choice.Ask("model");
        isAway = true;
        assertThat(windows.open(ORDER, MINA).pg()).isEqualTo("model");
    }

    @Test
    void aGatewayIsNotAskedTwiceAtOnceForOneCustomer() {
        meanwhile = () -> {
            meanwhile = () -> {};
            refuses(PaymentRefusal.WINDOW_OPENING, this::open);
        };
        open();
        open();
        assertThat(asked).hasSize(2);
        isAway = true;
        refuses(PaymentRefusal.NO_WINDOW_NOW, this::open);
        refuses(PaymentRefusal.NO_WINDOW_NOW, this::open);
    }

    @Test
    void ofTwoThatAreOpenedAtOnceByTwoNodesOneIsOnRecord() {
        var otherNode = windows();
        meanwhile = () -> {
            meanwhile = () -> {};
            otherNode.open(ORDER, MINA);
        };
        assertThatThrownBy(this::open).isInstanceOf(Stale.class);
        assertThat(payments.history(ORDER)).hasSize(2);
    }

    @Test
    void whatWasCalledOffWhileAWindowWasOpenedHasNone() {
        meanwhile = () -> commands.handle(ORDER, at -> new PaymentCommand.Withdraw(ORDER, MINA, at));
        assertThatThrownBy(this::open).isInstanceOf(Stale.class);
        refuses(PaymentRefusal.PAYMENT_OVER, this::open);
    }

    @Test
    void somebodyElseSeesNoPayment() {
        var window = windows.open(ORDER, MINA);
        refuses(PaymentRefusal.UNKNOWN_PAYMENT, () -> windows.open(ORDER, UUID.randomUUID()));
        refuses(
                PaymentRefusal.UNKNOWN_PAYMENT,
                () -> windows.customerReturned(
                        ORDER,
                        UUID.randomUUID(),
                        new WindowReturn(ORDER, window.authorized(), LUNCH.amount(), Optional.empty())));
        refuses(PaymentRefusal.UNKNOWN_PAYMENT, () -> windows.open(UUID.randomUUID(), MINA));
    }

    /// Scenario 17 of money.md: nobody comes back, and the gateway is asked.
    @Test
    void whatTheGatewayTookWithoutOurWordIsFoundWhenTimeIsUp() {
        beyond = new Choice.Ask("model");
        isAway = true;
        windows.open(ORDER, MINA);
        gateway.approve(LUNCH, "model-window-1", 7);
        world.pass(Duration.between(world.instant(), PAY_BY));
        processor.process(ORDER);

        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.Approved.class);
    }

    @Test
    void whoNeverComesBackIsDeclinedInTimeAndTheGatewayIsAskedOnceMoreLater() {
        beyond = new Choice.Ask("model");
        isAway = true;
        windows.open(ORDER, MINA);
        processor.process(ORDER);
        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.AwaitingCustomer.class);
        world.pass(Duration.between(world.instant(), PAY_BY));
        assertThat(payments.due().claim(10)).containsExactly(ORDER);
        processor.process(ORDER);

        assertThat(payments.load(ORDER).state())
                .isEqualTo(new Payment.Declined(LUNCH, "model", DeclineReason.NOT_PAID_IN_TIME.code()));
        world.pass(Duration.ofMinutes(2));
        assertThat(payments.rechecks().claim(Party.GATEWAY, 10)).hasSize(1);
    }

    private void open() {
        windows.open(ORDER, MINA);
    }

    private static void refuses(PaymentRefusal why, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.why()).isEqualTo(why));
    }

    private final class Window implements WindowGateway {

        private final String pg;
        private final boolean mayBeAway;

        private Window(String pg, boolean mayBeAway) {
            this.pg = pg;
            this.mayBeAway = mayBeAway;
        }

        @Override
        public String name() {
            return pg;
        }

        @Override
        public boolean takesMoneyUnasked() {
            return true;
        }

        @Override
        public ReturnCheck check(PaymentBill bill, WindowReturn back) {
            return ReturnCheck.NEEDS_NO_PROOF;
        }

        @Override
        public Opening open(PaymentBill bill, int number) {
            asked.add(pg);
            meanwhile.run();
            if (mayBeAway && isPaid) {
                return new Opening.AlreadyPaid();
            }
            return isAway && mayBeAway
                    ? new Opening.NotOpened()
                    : new Opening.Opened(WindowRulesTest.window(number, pg));
        }
    }
}
