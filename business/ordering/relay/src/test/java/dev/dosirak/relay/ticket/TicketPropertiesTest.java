package dev.dosirak.relay.ticket;

import static dev.dosirak.relay.ticket.Orders.CHICKEN_FOR_MAPO;
import static dev.dosirak.relay.ticket.Orders.FIVE_MINUTES;
import static dev.dosirak.relay.ticket.Orders.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.kernel.Refused;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Whatever is asked, in whatever order, as time goes by.
class TicketPropertiesTest {

    @RepeatedTest(500)
    void everyDecisionCanBeAppliedAndRepeated(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        Ticket state = new Ticket.Unknown();
        var at = NOON;
        for (int i = 0; i < 30; i++) {
            at = at.plusSeconds(random.nextInt(40));
            var command = anyCommand(random, at);
            try {
                var event = Ticket.decide(state, command);
                if (event.isPresent()) {
                    state = Ticket.evolve(state, event.get());
                }
            } catch (Refused refused) {
                continue;
            }
            assertThat(Ticket.decide(state, command))
                    .as("repeating %s", command)
                    .isEmpty();
        }
    }

    /// Other services hear exactly one answer, and terminals exactly one end of their ringing.
    @RepeatedTest(500)
    void anOrderIsAnsweredAtMostOnceAndEveryRingingEnds(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        Ticket state = new Ticket.Unknown();
        var events = new ArrayList<TicketEvent>();
        var at = NOON;
        for (int i = 0; i < 60; i++) {
            at = at.plusSeconds(random.nextInt(30));
            try {
                var decided = Ticket.decide(state, anyCommand(random, at));
                if (decided.isPresent()) {
                    state = Ticket.evolve(state, decided.get());
                    events.add(decided.get());
                }
            } catch (Refused refused) {
                continue; // nothing has changed
            }
        }
        assertThat(events).filteredOn(TicketPropertiesTest::isAnswer).hasSizeLessThanOrEqualTo(1);
        assertThat(events)
                .filteredOn(TicketEvent.OrderRelayed.class::isInstance)
                .hasSizeLessThanOrEqualTo(1);
        var last = Ticket.decide(state, new TicketCommand.Watch(at.plusSeconds(301), FIVE_MINUTES));
        if (state instanceof Ticket.Ringing || state instanceof Ticket.Acknowledged) {
            assertThat(last).containsInstanceOf(TicketEvent.OwnerDidNotAnswer.class);
        } else {
            assertThat(last).isEmpty();
        }
    }

    /// What order tells comes late, twice and in any order; what is refused comes again, as parked records do.
    @RepeatedTest(500)
    void inWhateverOrderItIsHeardAnOrderThatIsOffRingsNoMoreAndAnAcceptedOneIsNotAskedAbout(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var given = new ArrayList<TicketCommand>(List.of(
                new TicketCommand.Open(CHICKEN_FOR_MAPO),
                new TicketCommand.Relay(NOON, Instant.MAX, FIVE_MINUTES),
                new TicketCommand.ConfirmAccepted(20, NOON)));
        boolean off = random.nextInt(3) > 0;
        if (off) {
            given.add(new TicketCommand.Withdraw(NOON));
        }
        for (int repeats = random.nextInt(4); repeats > 0; repeats--) {
            given.add(given.get(random.nextInt(given.size())));
        }
        Collections.shuffle(given, random);

        assertThat(afterAll(given))
                .as("after %s", given)
                .isInstanceOfAny(
                        off
                                ? new Class<?>[] {
                                    Ticket.Withdrawn.class, Ticket.Dropped.class, Ticket.DroppedUnseen.class
                                }
                                : new Class<?>[] {Ticket.Accepted.class});
    }

    private static Ticket afterAll(List<TicketCommand> given) {
        Ticket state = new Ticket.Unknown();
        var parked = new ArrayDeque<TicketCommand>();
        for (var next : given) {
            parked.addFirst(next); // it may be what the others wait for
            for (int tries = parked.size(); tries > 0; tries--) {
                var command = parked.removeFirst();
                try {
                    var before = state;
                    state = Ticket.decide(before, command)
                            .map(it -> Ticket.evolve(before, it))
                            .orElse(before);
                } catch (Refused refused) {
                    parked.addLast(command);
                }
            }
        }
        assertThat(parked).isEmpty();
        return state;
    }

    private static boolean isAnswer(TicketEvent event) {
        return switch (event) {
            case TicketEvent.OwnerAccepted _,
                    TicketEvent.OwnerRejected _,
                    TicketEvent.OwnerDidNotAnswer _,
                    TicketEvent.PaidTooLate _,
                    TicketEvent.AcceptanceConfirmed _ -> true;
            case TicketEvent.TicketOpened _,
                    TicketEvent.OrderRelayed _,
                    TicketEvent.OrderRelayedAgain _,
                    TicketEvent.DeadlineExtended _,
                    TicketEvent.OwnerAcknowledged _,
                    TicketEvent.OrderWithdrawn _,
                    TicketEvent.UnpaidOrderDropped _,
                    TicketEvent.WithdrawnBeforeOrder _ -> false;
        };
    }

    private static TicketCommand anyCommand(Random random, Instant at) {
        var commands = List.of(
                new TicketCommand.Open(CHICKEN_FOR_MAPO),
                new TicketCommand.Relay(at, Instant.MAX, FIVE_MINUTES),
                new TicketCommand.Relay(at, at.plusSeconds(random.nextInt(400)), FIVE_MINUTES),
                new TicketCommand.Watch(at, FIVE_MINUTES),
                new TicketCommand.Watch(at, FIVE_MINUTES),
                new TicketCommand.ExtendDeadline(at.minusSeconds(random.nextInt(60)), at, FIVE_MINUTES),
                new TicketCommand.Acknowledge(at),
                new TicketCommand.Accept(20, at),
                new TicketCommand.Accept(30, at),
                new TicketCommand.Reject(RejectReason.TOO_BUSY, "", at),
                new TicketCommand.Reject(RejectReason.OTHER, "", at),
                new TicketCommand.Withdraw(at),
                new TicketCommand.ConfirmAccepted(20, at));
        return commands.get(random.nextInt(commands.size()));
    }
}
