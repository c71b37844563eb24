package dev.dosirak.relay.ticket;

import static dev.dosirak.relay.ticket.Orders.CHICKEN_FOR_MAPO;
import static dev.dosirak.relay.ticket.Orders.FIVE_MINUTES;
import static dev.dosirak.relay.ticket.Orders.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.relay.ticket.TicketCommand.Accept;
import dev.dosirak.relay.ticket.TicketCommand.Acknowledge;
import dev.dosirak.relay.ticket.TicketCommand.ConfirmAccepted;
import dev.dosirak.relay.ticket.TicketCommand.ExtendDeadline;
import dev.dosirak.relay.ticket.TicketCommand.Open;
import dev.dosirak.relay.ticket.TicketCommand.Reject;
import dev.dosirak.relay.ticket.TicketCommand.Relay;
import dev.dosirak.relay.ticket.TicketCommand.Watch;
import dev.dosirak.relay.ticket.TicketCommand.Withdraw;
import dev.dosirak.relay.ticket.TicketEvent.AcceptanceConfirmed;
import dev.dosirak.relay.ticket.TicketEvent.DeadlineExtended;
import dev.dosirak.relay.ticket.TicketEvent.OrderRelayed;
import dev.dosirak.relay.ticket.TicketEvent.OrderRelayedAgain;
import dev.dosirak.relay.ticket.TicketEvent.OrderWithdrawn;
import dev.dosirak.relay.ticket.TicketEvent.OwnerAccepted;
import dev.dosirak.relay.ticket.TicketEvent.OwnerAcknowledged;
import dev.dosirak.relay.ticket.TicketEvent.OwnerDidNotAnswer;
import dev.dosirak.relay.ticket.TicketEvent.OwnerRejected;
import dev.dosirak.relay.ticket.TicketEvent.PaidTooLate;
import dev.dosirak.relay.ticket.TicketEvent.UnpaidOrderDropped;
import dev.dosirak.relay.ticket.TicketEvent.WithdrawnBeforeOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketTest {

    static final TicketCommand KEEP = new Open(CHICKEN_FOR_MAPO);
    static final TicketCommand RING = new Relay(NOON, Instant.MAX, FIVE_MINUTES);
    static final TicketCommand ACKNOWLEDGE = new Acknowledge(NOON.plusSeconds(10));
    static final TicketCommand ACCEPT = new Accept(20, NOON.plusSeconds(20));
    static final TicketCommand REJECT = new Reject(RejectReason.SOLD_OUT, "닭이 없어요", NOON.plusSeconds(20));
    static final TicketCommand GIVE_UP = new Watch(NOON.plusSeconds(300), FIVE_MINUTES);
    static final TicketCommand WITHDRAW = new Withdraw(NOON.plusSeconds(40));
    static final TicketCommand SETTLE = new ConfirmAccepted(30, NOON.plusSeconds(40));

    @Test
    void aPaidOrderRingsAndIsToBeAnsweredWithinFiveMinutes() {
        assertThat(after(KEEP).when(RING))
                .contains(new OrderRelayed(new AnswerWindow(NOON, NOON.plusSeconds(300)), NOON.plusSeconds(30)));
    }

    @Test
    void theOwnersTimeEndsWithTheOrders() {
        assertThat(after(KEEP).when(new Relay(NOON, NOON.plusSeconds(240), FIVE_MINUTES)))
                .contains(new OrderRelayed(new AnswerWindow(NOON, NOON.plusSeconds(240)), NOON.plusSeconds(30)));
    }

    @Test
    void aQuestionThatComesTooLateIsNeverAskedAndCountsAsUnanswered() {
        var tooLate = new Relay(NOON, NOON.plusSeconds(29), FIVE_MINUTES);

        assertThat(after(KEEP).when(tooLate)).contains(new PaidTooLate(NOON.plusSeconds(29), NOON));
        assertThat(after(KEEP, tooLate).when(RING)).isEmpty();
        assertRefused(after(KEEP, tooLate), ACCEPT, TicketRefusal.ANSWERED_TOO_LATE);
        assertThat(after(KEEP).when(new Relay(NOON, NOON.plusSeconds(30), FIVE_MINUTES)))
                .as("there is just time to ring twice")
                .containsInstanceOf(OrderRelayed.class);
    }

    @Test
    void whoWasAskedWhileNobodyCouldReachUsHasTheWholeTimeAgain() {
        var back = NOON.plusSeconds(290);
        var again = new ExtendDeadline(back, NOON.plusSeconds(292), FIVE_MINUTES);

        for (var asked : List.of(after(KEEP, RING), after(KEEP, RING, ACKNOWLEDGE))) {
            assertThat(asked.when(again))
                    .contains(
                            new DeadlineExtended(back.plusSeconds(300), NOON.plusSeconds(292), NOON.plusSeconds(322)));
            var answering = asked.then(again);
            assertThat(answering.when(again)).as("once for each time").isEmpty();
            assertThat(answering.when(new Accept(20, back.plusSeconds(299)))).isPresent();
            assertRefused(answering, new Accept(20, back.plusSeconds(300)), TicketRefusal.ANSWERED_TOO_LATE);
            assertThat(answering.when(new Watch(back.plusSeconds(300), FIVE_MINUTES)))
                    .containsInstanceOf(OwnerDidNotAnswer.class);
        }
    }

    @Test
    void noTimeIsGivenForWhatWasBeforeTheQuestionOrAfterTheAnswer() {
        var again = new ExtendDeadline(NOON.plusSeconds(40), NOON.plusSeconds(40), FIVE_MINUTES);

        assertThat(after(KEEP, RING).when(new ExtendDeadline(NOON, NOON.plusSeconds(40), FIVE_MINUTES)))
                .isEmpty();
        assertThat(after(KEEP, RING, ACCEPT).when(again)).isEmpty();
        assertThat(after(KEEP).when(again)).isEmpty();
        assertThat(after().when(again)).isEmpty();
    }

    /// Whatever node answers, and whether or not the watch has looked yet.
    @Test
    void theDeadlineHoldsBeforeAnybodyHasLooked() {
        assertThat(after(KEEP, RING).when(new Accept(20, NOON.plusMillis(299_999))))
                .isPresent();
        assertRefused(after(KEEP, RING), new Accept(20, NOON.plusSeconds(300)), TicketRefusal.ANSWERED_TOO_LATE);
        assertRefused(
                after(KEEP, RING, ACKNOWLEDGE),
                new Reject(RejectReason.CLOSED, "", NOON.plusSeconds(300)),
                TicketRefusal.ANSWERED_TOO_LATE);
    }

    @Test
    void whereAnOrderGoesIsReadOnlyAsLongAsTheShopNeedsIt() {
        assertReadable(after(KEEP, RING), NOON.plusSeconds(299), NOON.plusSeconds(300));
        assertReadable(after(KEEP, RING, ACKNOWLEDGE), NOON.plusSeconds(299), NOON.plusSeconds(300));
        assertReadable(after(KEEP, RING, ACCEPT), NOON.plusSeconds(20 + 86_399), NOON.plusSeconds(20 + 86_400));
        for (var over : List.of(after(KEEP, RING, REJECT), after(KEEP, RING, GIVE_UP), after(KEEP, RING, WITHDRAW))) {
            assertThat(Ticket.readableAt(NOON, (Ticket.Relayed) over.state()))
                    .satisfies(TicketTest::saysNothingOfTheCustomer);
        }
    }

    private static void assertReadable(After after, Instant still, Instant noMore) {
        assertThat(Ticket.readableAt(still, (Ticket.Relayed) after.state())).isEqualTo(CHICKEN_FOR_MAPO);
        assertThat(Ticket.readableAt(noMore, (Ticket.Relayed) after.state()))
                .satisfies(TicketTest::saysNothingOfTheCustomer);
    }

    private static void saysNothingOfTheCustomer(OrderSummary orderSummary) {
        assertThat(orderSummary.deliverTo()).isEqualTo(new OrderSummary.Place("", ""));
        assertThat(orderSummary.note()).isEmpty();
        assertThat(orderSummary.lines()).isEqualTo(CHICKEN_FOR_MAPO.lines());
    }

    @Test
    void anOrderThatIsPaidBeforeAnybodyHeardOfItIsImpossible() {
        assertRefused(after(), RING, TicketRefusal.UNKNOWN_TICKET);
    }

    @Test
    void theBellRingsEveryThirtySecondsUntilSomebodyAcknowledges() {
        assertThat(after(KEEP, RING).when(watchAt(29))).isEmpty();
        assertThat(after(KEEP, RING).when(watchAt(30)))
                .contains(new OrderRelayedAgain(2, NOON.plusSeconds(30), NOON.plusSeconds(60)));
        assertThat(after(KEEP, RING, watchAt(30), watchAt(61)).when(watchAt(91)))
                .contains(new OrderRelayedAgain(4, NOON.plusSeconds(91), NOON.plusSeconds(121)));
        assertThat(after(KEEP, RING, ACKNOWLEDGE).when(watchAt(30))).isEmpty();
    }

    @Test
    void afterFiveMinutesOfSilenceNobodyWaitsAnyMore() {
        assertThat(after(KEEP, RING).when(GIVE_UP)).contains(new OwnerDidNotAnswer(NOON.plusSeconds(300)));
    }

    @Test
    void seeingItIsNotAnsweringIt() {
        assertThat(after(KEEP, RING).when(ACKNOWLEDGE)).contains(new OwnerAcknowledged(NOON.plusSeconds(10)));
        assertThat(after(KEEP, RING, ACKNOWLEDGE).when(watchAt(299))).isEmpty();
        assertThat(after(KEEP, RING, ACKNOWLEDGE).when(GIVE_UP)).contains(new OwnerDidNotAnswer(NOON.plusSeconds(300)));
    }

    @Test
    void theOwnerMayAnswerWithoutAcknowledging() {
        assertThat(after(KEEP, RING).when(ACCEPT)).contains(new OwnerAccepted(20, NOON.plusSeconds(20)));
        assertThat(after(KEEP, RING, ACKNOWLEDGE).when(REJECT))
                .contains(new OwnerRejected(RejectReason.SOLD_OUT, "닭이 없어요", NOON.plusSeconds(20)));
    }

    @Test
    void theFirstAnswerStands() {
        assertThat(after(KEEP, RING, ACCEPT).when(ACCEPT)).isEmpty();
        assertRefused(after(KEEP, RING, ACCEPT), new Accept(40, NOON), TicketRefusal.ALREADY_ACCEPTED);
        assertRefused(after(KEEP, RING, ACCEPT), REJECT, TicketRefusal.ALREADY_ACCEPTED);
        assertRefused(after(KEEP, RING, REJECT), ACCEPT, TicketRefusal.ALREADY_REJECTED);
        assertRefused(
                after(KEEP, RING, REJECT), new Reject(RejectReason.CLOSED, "", NOON), TicketRefusal.ALREADY_REJECTED);
        assertThat(after(KEEP, RING, ACCEPT).when(GIVE_UP)).isEmpty();
    }

    @Test
    void anAnswerAfterTheWatchGaveUpComesTooLate() {
        assertRefused(after(KEEP, RING, GIVE_UP), ACCEPT, TicketRefusal.ANSWERED_TOO_LATE);
        assertRefused(after(KEEP, RING, GIVE_UP), REJECT, TicketRefusal.ANSWERED_TOO_LATE);
        assertRefused(after(KEEP, RING, GIVE_UP), ACKNOWLEDGE, TicketRefusal.ANSWERED_TOO_LATE);
    }

    @Test
    void aCancelledOrderCannotBeAnswered() {
        assertThat(after(KEEP, RING).when(WITHDRAW)).contains(new OrderWithdrawn(NOON.plusSeconds(40)));
        assertRefused(after(KEEP, RING, WITHDRAW), ACCEPT, TicketRefusal.ORDER_WITHDRAWN);
        assertRefused(after(KEEP, RING, WITHDRAW), ACKNOWLEDGE, TicketRefusal.ORDER_WITHDRAWN);
    }

    @Test
    void anAcceptedOrderThatIsCancelledIsWithdrawnSoThatNobodyCooksIt() {
        assertThat(after(KEEP, RING, ACCEPT).when(WITHDRAW)).contains(new OrderWithdrawn(NOON.plusSeconds(40)));
        assertThat(after(KEEP, RING, REJECT).when(WITHDRAW)).isEmpty();
        assertThat(after(KEEP, RING, GIVE_UP).when(WITHDRAW)).isEmpty();
    }

    @Test
    void anUnpaidOrderIsNoneOfTheOwnersBusiness() {
        assertRefused(after(KEEP), ACCEPT, TicketRefusal.UNKNOWN_TICKET);
        assertRefused(after(KEEP), ACKNOWLEDGE, TicketRefusal.UNKNOWN_TICKET);
        assertThat(after(KEEP).when(WITHDRAW)).contains(new UnpaidOrderDropped(NOON.plusSeconds(40)));
        assertThat(after(KEEP, WITHDRAW).when(RING)).isEmpty();
        assertRefused(after(KEEP, WITHDRAW), REJECT, TicketRefusal.UNKNOWN_TICKET);
    }

    @Test
    void anOrderThatIsOffBeforeAnybodyHeardOfItNeverRings() {
        assertThat(after().when(WITHDRAW)).contains(new WithdrawnBeforeOrder(NOON.plusSeconds(40)));
        for (var late : List.of(KEEP, RING, SETTLE, WITHDRAW, GIVE_UP)) {
            assertThat(after(WITHDRAW).when(late)).isEmpty();
        }
        assertRefused(after(WITHDRAW), ACCEPT, TicketRefusal.UNKNOWN_TICKET);
        assertRefused(after(WITHDRAW), ACKNOWLEDGE, TicketRefusal.UNKNOWN_TICKET);
        assertRefused(after(WITHDRAW), REJECT, TicketRefusal.UNKNOWN_TICKET);
    }

    @Test
    void anAnswerThatIsHeardBeforeItsQuestionIsNotAskedForAgain() {
        assertRefused(after(), SETTLE, TicketRefusal.UNKNOWN_TICKET);
        assertThat(after(KEEP).when(SETTLE)).contains(new AcceptanceConfirmed(30, NOON.plusSeconds(40)));
        assertThat(after(KEEP, SETTLE).when(RING)).isEmpty();
        assertThat(after(KEEP, SETTLE).when(GIVE_UP)).isEmpty();
    }

    @Test
    void anOrderAcceptedElsewhereIsSettledHere() {
        assertThat(after(KEEP, RING).when(SETTLE)).contains(new AcceptanceConfirmed(30, NOON.plusSeconds(40)));
        assertThat(after(KEEP, RING, SETTLE).state()).isInstanceOf(Ticket.Accepted.class);
        assertThat(after(KEEP, RING, ACCEPT).when(SETTLE)).isEmpty();
        assertThat(after(KEEP, RING, GIVE_UP).when(SETTLE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 4, 121, Integer.MAX_VALUE})
    void nobodyCooksInLessThanFiveMinutesOrMoreThanTwoHours(int minutes) {
        assertRefused(after(KEEP, RING), new Accept(minutes, NOON), TicketRefusal.COOK_MINUTES_OUT_OF_RANGE);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 120})
    void theEdgesOfTheCookingTimeAreFine(int minutes) {
        assertThat(after(KEEP, RING).when(new Accept(minutes, NOON))).isPresent();
    }

    static TicketCommand watchAt(int seconds) {
        return new Watch(NOON.plusSeconds(seconds), FIVE_MINUTES);
    }

    static void assertRefused(After after, TicketCommand command, TicketRefusal reason) {
        assertThatThrownBy(() -> after.when(command))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.why()).isEqualTo(reason));
    }

    static After after(TicketCommand... commands) {
        Ticket state = new Ticket.Unknown();
        for (var command : commands) {
            state = Ticket.evolve(state, Ticket.decide(state, command).orElseThrow());
        }
        return new After(state);
    }

    record After(Ticket state) {
        After then(TicketCommand command) {
            return new After(Ticket.evolve(state, when(command).orElseThrow()));
        }

        Optional<TicketEvent> when(TicketCommand command) {
            return Ticket.decide(state, command);
        }
    }
}
