package dev.dosirak.payment.charge;

import static dev.dosirak.payment.charge.PaymentTest.LUNCH;
import static dev.dosirak.payment.charge.PaymentTest.MINA;
import static dev.dosirak.payment.charge.PaymentTest.NOON;
import static dev.dosirak.payment.charge.PaymentTest.ORDER;
import static dev.dosirak.payment.charge.PaymentTest.PAY_BY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.payment.charge.GatewayChooser.Choice;
import dev.dosirak.payment.charge.PaymentCommand.Request;
import dev.dosirak.payment.charge.PaymentCommand.Withdraw;
import dev.dosirak.payment.charge.PaymentGateway.Finding;
import dev.dosirak.payment.charge.Rechecks.Party;
import dev.dosirak.payment.method.CardKeys;
import dev.dosirak.platform.kernel.CommandHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A request for money gets no answer, and its gateway is asked what has become of it.
class UnansweredRequestTest {

    final World world = new World(1, 0);
    final InMemoryPayments payments = new InMemoryPayments(MoneyPropertiesTest.PACE, world);
    final CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands = Payments.commands(payments, world);

    /// Only who knows the second request for the same may get it while the first can still arrive: 5 s after it was
    /// sent, and else after the longest answer, 10 s.
    @ParameterizedTest
    @CsvSource({"true, 6", "false, 12"})
    void aRequestIsSentAgain(boolean recognizesRepeats, int seconds) {
        var losing = new LosingGateway(world, recognizesRepeats);
        var asking = processor(losing, new UnreachedGateway("second"));
        commands.handle(ORDER, at -> new Request(LUNCH, PAY_BY, at));
        asking.process(ORDER);
        while (losing.asked().size() < 2) {
            world.pass(Duration.ofSeconds(3));
            asking.process(ORDER);
        }

        assertThat(Duration.between(losing.asked().getFirst(), losing.asked().getLast()))
                .isEqualTo(Duration.ofSeconds(seconds));
        assertThat(payments.load(ORDER).state())
                .isInstanceOfSatisfying(
                        Payment.Unknown.class,
                        it -> assertThat(it.attempt().number()).isEqualTo(1));
    }

    /// Toss Payments answers a request that it knows with the same error for 15 days.
    @Test
    void whoKnowsARepeatForTheSameGetsItOnceAndAfterTheLongestAnswerThePaymentIsOver() {
        var losing = new LosingGateway(world, true);
        var asking = processor(losing, new UnreachedGateway("second"));
        commands.handle(ORDER, at -> new Request(LUNCH, PAY_BY, at));
        asking.process(ORDER);
        while (payments.load(ORDER).state() instanceof Payment.Charging) {
            world.pass(Duration.ofSeconds(1));
            asking.process(ORDER);
        }

        assertThat(payments.load(ORDER).state())
                .isEqualTo(new Payment.Declined(LUNCH, "model", DeclineReason.GATEWAY_FAILED.code()));
        assertThat(losing.asked()).hasSize(2);
        assertThat(world.instant()).isEqualTo(losing.asked().getLast().plusSeconds(10));
        assertThat(world.instant()).isBefore(PAY_BY);
    }

    /// While it cannot be reached, it has not been asked again.
    @Test
    void aRequestThatCouldNotBeSentAgainIsSentLater() {
        var losing = new LosingGateway(world, true);
        var asking = processor(losing, new UnreachedGateway("second"));
        commands.handle(ORDER, at -> new Request(LUNCH, PAY_BY, at));
        asking.process(ORDER);
        losing.answers(new PaymentGateway.Answer.NotSent());
        for (int i = 0; i < 30; i++) {
            world.pass(Duration.ofSeconds(1));
            asking.process(ORDER);
        }
        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.Unknown.class);

        var taken = new PaymentGateway.Answer.Taken(new Capture("model", "key", LUNCH.amount()), LUNCH.amount());
        losing.answers(taken);
        world.pass(Duration.ofSeconds(1));
        asking.process(ORDER);
        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.Approved.class);
    }

    /// It may still be taken, so nothing is said before nothing should come any more.
    @Test
    void aPaymentWhoseTimeIsUpMeanwhileIsDeclinedOnlyAfterTheLongestAnswer() {
        var losing = new LosingGateway(world, true);
        var asking = processor(losing, new UnreachedGateway("second"));
        commands.handle(ORDER, at -> new Request(LUNCH, NOON.plusSeconds(8), at));
        asking.process(ORDER);
        world.pass(Duration.ofSeconds(9));
        asking.process(ORDER);
        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.Unknown.class);

        world.pass(Duration.ofSeconds(1));
        asking.process(ORDER);
        assertThat(payments.load(ORDER).state())
                .isEqualTo(new Payment.Declined(LUNCH, "model", DeclineReason.NOT_PAID_IN_TIME.code()));
        assertThat(losing.asked()).hasSize(1);
    }

    /// PortOne forgets a request after 3 hours, and would take the same one for another.
    @Test
    void aRequestThatItsGatewayMayHaveForgottenIsInquiredAndNotSentAgain() {
        var losing = new LosingGateway(world, true);
        losing.says(new Finding.Unclear());
        var asking = processor(losing, new UnreachedGateway("second"));
        commands.handle(ORDER, at -> new Request(LUNCH, PAY_BY, at));
        asking.process(ORDER);
        world.pass(Duration.ofHours(3).plusSeconds(1));
        asking.process(ORDER);
        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.Unknown.class);

        losing.says(new Finding.NotFound());
        asking.process(ORDER);
        assertThat(payments.load(ORDER).state())
                .isEqualTo(new Payment.Declined(LUNCH, "model", DeclineReason.NOT_PAID_IN_TIME.code()));
        assertThat(losing.asked()).hasSize(1);
    }

    /// A gateway that knows a request for the same has one payment of both, and answers the next one as the first.
    @ParameterizedTest
    @CsvSource({
        "true,  60, PT0S",
        "false, 0,  PT0S",
        // by a clock that is behind ours
        "false, 5,  PT0S",
        // of another request than the last
        "false, 31, PT12S",
    })
    void whatHasFailedIsOverAtOnceIfTheLastRequestHas(boolean recognizesRepeats, int secondsBefore, Duration after) {
        var losing = new LosingGateway(world, recognizesRepeats);
        var asking = processor(losing, new UnreachedGateway("second"));
        commands.handle(ORDER, at -> new Request(LUNCH, NOON.plusSeconds(8), at));
        asking.process(ORDER);
        losing.says(new Finding.Failed("declined-3095", Optional.of(NOON.minusSeconds(secondsBefore))));
        asking.process(ORDER);
        assertThat(payments.load(ORDER).state())
                .isInstanceOf(after.isZero() ? Payment.Declined.class : Payment.Unknown.class);

        world.pass(after);
        asking.process(ORDER);
        assertThat(payments.load(ORDER).state())
                .isEqualTo(new Payment.Declined(
                        LUNCH, "model", after.isZero() ? "declined-3095" : DeclineReason.NOT_PAID_IN_TIME.code()));
        assertThat(losing.asked()).hasSize(1);
        world.pass(Duration.ofMinutes(10));
        assertThat(payments.rechecks().claim(Party.GATEWAY, 1))
                .as("it may break its word")
                .hasSize(1);
    }

    @Test
    void whatHasFailedOfAnOrderThatIsOffIsCancelledAtOnce() {
        var losing = new LosingGateway(world, true);
        var asking = processor(losing, new UnreachedGateway("second"));
        commands.handle(ORDER, at -> new Request(LUNCH, PAY_BY, at));
        asking.process(ORDER);
        commands.handle(ORDER, at -> new Withdraw(ORDER, MINA, at));
        losing.says(new Finding.Failed("payment-expired", Optional.empty()));
        asking.process(ORDER);

        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.Cancelled.class);
    }

    /// Until its time is up; no other gateway gets it either.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRequestIsNotSentAgainToAGatewayThatIsOffOrIll(boolean recognizesRepeats) {
        var losing = new LosingGateway(world, recognizesRepeats);
        var asking = new PaymentProcessor(
                payments,
                payments.due(),
                commands,
                new PaymentGateways(List.of(losing, new ModelGateway("second", world, false))),
                new GatewayChooser() {
                    @Override
                    public Choice choose(PaymentBill bill, CardKeys card, Optional<String> failed) {
                        return new Choice.Ask("model");
                    }

                    @Override
                    public boolean chooseAgain(PaymentBill bill, Optional<CardKeys> card, String gateway) {
                        return world.instant().isAfter(NOON.plusSeconds(100)) || !gateway.equals("model");
                    }
                },
                (_, _) -> Optional.of(new CardKeys("kb", Map.of("model", "key", "second", "another key"))),
                MoneyPropertiesTest.PACE,
                world,
                world);
        commands.handle(ORDER, at -> new Request(LUNCH, PAY_BY, at));
        for (int i = 0; i < 5; i++) {
            asking.process(ORDER);
            world.pass(Duration.ofSeconds(20));
        }
        assertThat(losing.asked()).hasSize(1);
        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.Unknown.class);

        world.pass(Duration.ofSeconds(1));
        asking.process(ORDER);
        assertThat(losing.asked()).hasSize(2);
    }

    /// Asks the first gateway, and the second when the first was not reached.
    private PaymentProcessor processor(PaymentGateway first, PaymentGateway second) {
        return new PaymentProcessor(
                payments,
                payments.due(),
                commands,
                new PaymentGateways(List.of(first, second)),
                (_, _, failed) -> new Choice.Ask(failed.isEmpty() ? first.name() : second.name()),
                (_, _) -> Optional.of(new CardKeys("kb", Map.of(first.name(), "key", second.name(), "another key"))),
                MoneyPropertiesTest.PACE,
                world,
                world);
    }
}
