package dev.dosirak.delivery.dispatch;

import static dev.dosirak.delivery.dispatch.DeliveryTest.CHICKEN;
import static dev.dosirak.delivery.dispatch.DeliveryTest.JUNHO;
import static dev.dosirak.delivery.dispatch.DeliveryTest.MINA;
import static dev.dosirak.delivery.dispatch.DeliveryTest.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.platform.kernel.Refused;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Whatever is asked, in whatever order.
class DeliveryPropertiesTest {

    static final OperatorDecision RULING = new OperatorDecision(java.util.UUID.randomUUID(), "he called us", NOON);
    static final List<DeliveryCommand> COMMANDS = commands();

    private static List<DeliveryCommand> commands() {
        var commands = new ArrayList<DeliveryCommand>(List.of(
                new DeliveryCommand.Request(CHICKEN, NOON),
                new DeliveryCommand.StartRound(NOON),
                new DeliveryCommand.Expire(NOON),
                new DeliveryCommand.TakeBack(RULING),
                new DeliveryCommand.ConfirmDelivered(RULING),
                new DeliveryCommand.GiveUp(RULING),
                new DeliveryCommand.Withdraw(NOON)));
        for (RiderId rider : List.of(MINA, JUNHO)) {
            commands.addAll(List.of(
                    new DeliveryCommand.Offer(rider, NOON, NOON),
                    new DeliveryCommand.Accept(rider, NOON),
                    new DeliveryCommand.Accept(rider, NOON),
                    new DeliveryCommand.Decline(rider, NOON),
                    new DeliveryCommand.PickUp(rider, NOON),
                    new DeliveryCommand.Release(rider, "silent", NOON),
                    new DeliveryCommand.Reassign(rider, RULING),
                    new DeliveryCommand.Delay(rider, "rain", NOON),
                    new DeliveryCommand.HandOver(rider, NOON)));
        }
        return commands;
    }

    @RepeatedTest(500)
    void everyDecisionCanBeReplayedAndRepeated(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var history = new ArrayList<DeliveryEvent>();
        for (int i = 0; i < 40; i++) {
            var command = COMMANDS.get(random.nextInt(COMMANDS.size()));
            try {
                history.addAll(Delivery.decide(DeliveryTest.replay(history), command));
            } catch (Refused refused) {
                continue;
            }
            assertThat(Delivery.decide(DeliveryTest.replay(history), command))
                    .as("repeating %s", command)
                    .isEmpty();
        }
    }

    /// What order tells comes late, twice and in any order: a cancelled order has no rider in the end.
    @RepeatedTest(100)
    void aCancelledOrderNeedsNoRiderInWhateverOrderItIsHeard(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var given = new ArrayList<DeliveryCommand>();
        given.add(new DeliveryCommand.Request(CHICKEN, NOON));
        given.add(new DeliveryCommand.Withdraw(NOON));
        for (int repeats = random.nextInt(4); repeats > 0; repeats--) {
            given.add(given.get(random.nextInt(2)));
        }
        Collections.shuffle(given, random);
        var history = new ArrayList<DeliveryEvent>();
        given.forEach(it -> history.addAll(Delivery.decide(DeliveryTest.replay(history), it)));

        assertThat(DeliveryTest.replay(history))
                .as("after %s", given)
                .isInstanceOfAny(Delivery.Withdrawn.class, Delivery.WithdrawnUnseen.class);
        assertThatThrownBy(() ->
                        Delivery.decide(DeliveryTest.replay(history), new DeliveryCommand.Offer(MINA, NOON, NOON)))
                .isInstanceOf(Refused.class);
    }

    @RepeatedTest(200)
    void whatHasEndedStaysEnded(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var history = new ArrayList<DeliveryEvent>();
        boolean ended = false;
        for (int i = 0; i < 60; i++) {
            var state = DeliveryTest.replay(history);
            ended = state instanceof Delivery.Delivered
                    || state instanceof Delivery.Withdrawn
                    || state instanceof Delivery.WithdrawnUnseen
                    || state instanceof Delivery.Lost;
            try {
                var events = Delivery.decide(state, COMMANDS.get(random.nextInt(COMMANDS.size())));
                assertThat(ended && !events.isEmpty())
                        .as("%s after %s", events, state)
                        .isFalse();
                history.addAll(events);
            } catch (Refused refused) {
                assertThat(refused.why()).isNotNull();
            }
        }
    }
}
