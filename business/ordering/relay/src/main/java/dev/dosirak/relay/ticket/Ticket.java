package dev.dosirak.relay.ticket;

import dev.dosirak.platform.kernel.PageCursor;
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
import dev.dosirak.relay.ticket.TicketEvent.TicketOpened;
import dev.dosirak.relay.ticket.TicketEvent.UnpaidOrderDropped;
import dev.dosirak.relay.ticket.TicketEvent.WithdrawnBeforeOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One order on its way to one shop's answer. Each state is a type that holds only what is known by then.
public sealed interface Ticket {

    int SHORTEST_COOKING = 5;
    int LONGEST_COOKING = 120;

    /// How long a shop that has accepted an order may read where it goes: until it is delivered, and
    /// complained of.
    Duration CUSTOMER_NEEDED = Duration.ofHours(24);

    /// The order is not known.
    record Unknown() implements Ticket {}

    /// A ticket that exists.
    sealed interface Known extends Ticket {
        OrderSummary slip();
    }

    /// A ticket that the owner was notified of.
    sealed interface Relayed extends Known {
        AnswerWindow call();

        /// Its place in the owner's list.
        default PageCursor cursor() {
            return new PageCursor(call().rungAt(), slip().order());
        }
    }

    record WaitingPayment(OrderSummary slip) implements Known {}

    /// @param rings how often the owner was notified so far
    record Ringing(OrderSummary slip, AnswerWindow call, int rings, Instant ringAgain) implements Relayed {}

    record Acknowledged(OrderSummary slip, AnswerWindow call, Instant at) implements Relayed {}

    record Accepted(OrderSummary slip, AnswerWindow call, int cookMinutes, Instant at) implements Relayed {}

    record Rejected(OrderSummary slip, AnswerWindow call, RejectReason reason, String note, Instant at)
            implements Relayed {}

    record Unanswered(OrderSummary slip, AnswerWindow call, Instant at) implements Relayed {}

    record Withdrawn(OrderSummary slip, AnswerWindow call, Instant at) implements Relayed {}

    record Dropped(OrderSummary slip, Instant at) implements Known {}

    /// Off before the order was known; when it comes, it does not ring.
    record DroppedUnseen(Instant at) implements Ticket {}

    /// The rules: what a command does in a state. A repeat is empty, and what must not be is refused.
    ///
    /// Commands that follow from events (open, relay, withdraw, confirm accepted) or from time (watch) come
    /// late, twice, in vain and in any order, so they change nothing where there is nothing to do. An order
    /// that is off before it is known is remembered as such; who is to ring, or was answered, must be known
    /// first.
    static Optional<TicketEvent> decide(Ticket ticket, TicketCommand command) {
        return switch (command) {
            case Accept c -> accept(ticket, c);
            case Reject c -> reject(ticket, c);
            case Acknowledge c -> acknowledge(ticket, c);
            case Open _, Relay _, Watch _, ExtendDeadline _, Withdraw _, ConfirmAccepted _ -> follow(ticket, command);
        };
    }

    private static Optional<TicketEvent> follow(Ticket ticket, TicketCommand command) {
        record Move(Ticket from, TicketCommand by) {}
        return switch (new Move(ticket, command)) {
            case Move(Unknown _, Open c) -> Optional.of(new TicketOpened(c.orderSummary()));
            case Move(Unknown _, Relay _), Move(Unknown _, ConfirmAccepted _) ->
                throw new Refused(TicketRefusal.UNKNOWN_TICKET);
            case Move(Unknown _, Withdraw c) -> Optional.of(new WithdrawnBeforeOrder(c.at()));
            case Move(WaitingPayment _, Relay c) when leavesTimeToAnswer(c) -> Optional.of(relayed(c));
            case Move(WaitingPayment _, Relay c) -> Optional.of(new PaidTooLate(c.latest(), c.at()));
            case Move(Ringing s, Watch c) when isOver(s.call(), c.at()) -> Optional.of(new OwnerDidNotAnswer(c.at()));
            case Move(Acknowledged s, Watch c)
            when isOver(s.call(), c.at()) -> Optional.of(new OwnerDidNotAnswer(c.at()));
            case Move(Ringing s, Watch c) when !c.at().isBefore(s.ringAgain()) -> Optional.of(relayedAgain(s, c));
            case Move(Ringing s, ExtendDeadline c) -> extended(s.call(), c);
            case Move(Acknowledged s, ExtendDeadline c) -> extended(s.call(), c);
            case Move(WaitingPayment _, Withdraw c) -> Optional.of(new UnpaidOrderDropped(c.at()));
            case Move(Ringing _, Withdraw c) -> Optional.of(new OrderWithdrawn(c.at()));
            case Move(Acknowledged _, Withdraw c) -> Optional.of(new OrderWithdrawn(c.at()));
            case Move(Accepted _, Withdraw c) -> Optional.of(new OrderWithdrawn(c.at()));
            case Move(WaitingPayment _, ConfirmAccepted c) ->
                Optional.of(new AcceptanceConfirmed(c.cookMinutes(), c.at()));
            case Move(Ringing _, ConfirmAccepted c) -> Optional.of(new AcceptanceConfirmed(c.cookMinutes(), c.at()));
            case Move(Acknowledged _, ConfirmAccepted c) ->
                Optional.of(new AcceptanceConfirmed(c.cookMinutes(), c.at()));
            default -> Optional.empty();
        };
    }

    private static Optional<TicketEvent> accept(Ticket ticket, Accept c) {
        if (c.cookMinutes() < SHORTEST_COOKING || c.cookMinutes() > LONGEST_COOKING) {
            throw new Refused(TicketRefusal.COOK_MINUTES_OUT_OF_RANGE, SHORTEST_COOKING, LONGEST_COOKING);
        }
        return switch (ticket) {
            case Ringing s when isOver(s.call(), c.at()) -> throw new Refused(TicketRefusal.ANSWERED_TOO_LATE);
            case Acknowledged s when isOver(s.call(), c.at()) -> throw new Refused(TicketRefusal.ANSWERED_TOO_LATE);
            case Ringing _, Acknowledged _ -> Optional.of(new OwnerAccepted(c.cookMinutes(), c.at()));
            case Accepted s when s.cookMinutes() == c.cookMinutes() -> Optional.empty();
            case Accepted _ -> throw new Refused(TicketRefusal.ALREADY_ACCEPTED);
            case Rejected _ -> throw new Refused(TicketRefusal.ALREADY_REJECTED);
            case Unanswered _ -> throw new Refused(TicketRefusal.ANSWERED_TOO_LATE);
            case Withdrawn _ -> throw new Refused(TicketRefusal.ORDER_WITHDRAWN);
            case Unknown _, WaitingPayment _, Dropped _, DroppedUnseen _ ->
                throw new Refused(TicketRefusal.UNKNOWN_TICKET);
        };
    }

    private static Optional<TicketEvent> reject(Ticket ticket, Reject c) {
        return switch (ticket) {
            case Ringing s when isOver(s.call(), c.at()) -> throw new Refused(TicketRefusal.ANSWERED_TOO_LATE);
            case Acknowledged s when isOver(s.call(), c.at()) -> throw new Refused(TicketRefusal.ANSWERED_TOO_LATE);
            case Ringing _, Acknowledged _ -> Optional.of(new OwnerRejected(c.reason(), c.note(), c.at()));
            case Rejected s when s.reason() == c.reason() -> Optional.empty();
            case Rejected _ -> throw new Refused(TicketRefusal.ALREADY_REJECTED);
            case Accepted _ -> throw new Refused(TicketRefusal.ALREADY_ACCEPTED);
            case Unanswered _ -> throw new Refused(TicketRefusal.ANSWERED_TOO_LATE);
            case Withdrawn _ -> throw new Refused(TicketRefusal.ORDER_WITHDRAWN);
            case Unknown _, WaitingPayment _, Dropped _, DroppedUnseen _ ->
                throw new Refused(TicketRefusal.UNKNOWN_TICKET);
        };
    }

    private static Optional<TicketEvent> acknowledge(Ticket ticket, Acknowledge c) {
        return switch (ticket) {
            case Ringing _ -> Optional.of(new OwnerAcknowledged(c.at()));
            case Acknowledged _, Accepted _, Rejected _ -> Optional.empty();
            case Unanswered _ -> throw new Refused(TicketRefusal.ANSWERED_TOO_LATE);
            case Withdrawn _ -> throw new Refused(TicketRefusal.ORDER_WITHDRAWN);
            case Unknown _, WaitingPayment _, Dropped _, DroppedUnseen _ ->
                throw new Refused(TicketRefusal.UNKNOWN_TICKET);
        };
    }

    /// What could not even be repeated once reaches nobody in time.
    private static boolean leavesTimeToAnswer(Relay c) {
        return !c.at().plus(c.timeouts().ringAgainAfter()).isAfter(c.latest());
    }

    /// One deadline, which is the one that the terminal shows: the owner's own time, or the order's where that
    /// ends first.
    private static TicketEvent relayed(Relay c) {
        var patient = c.at().plus(c.timeouts().answerWithin());
        var answerWindow = new AnswerWindow(c.at(), patient.isBefore(c.latest()) ? patient : c.latest());
        return new OrderRelayed(answerWindow, c.at().plus(c.timeouts().ringAgainAfter()));
    }

    /// What an owner may read of it: of the customer nothing longer than the shop needs it. See
    /// `docs/security.md`.
    static OrderSummary readableAt(Instant now, Relayed ticket) {
        boolean needed = switch (ticket) {
            case Ringing s -> !isOver(s.call(), now);
            case Acknowledged s -> !isOver(s.call(), now);
            case Accepted s -> now.isBefore(s.at().plus(CUSTOMER_NEEDED));
            case Rejected _, Unanswered _, Withdrawn _ -> false;
        };
        return needed ? ticket.slip() : ticket.slip().withoutCustomer();
    }

    private static TicketEvent relayedAgain(Ringing s, Watch c) {
        return new OrderRelayedAgain(
                s.rings() + 1, c.at(), c.at().plus(c.timeouts().ringAgainAfter()));
    }

    /// All of it, even where the order's own time is over: its customer could as little be reached as its
    /// owner.
    private static Optional<TicketEvent> extended(AnswerWindow answerWindow, ExtendDeadline c) {
        var answerBy = c.since().plus(c.timeouts().answerWithin());
        return answerWindow.rungAt().isBefore(c.since())
                        && answerWindow.answerBy().isBefore(answerBy)
                ? Optional.of(new DeadlineExtended(
                        answerBy, c.at(), c.at().plus(c.timeouts().ringAgainAfter())))
                : Optional.empty();
    }

    /// Whether the owner may not answer any more, if it is up to time.
    static boolean isOver(Relayed ticket, Instant at) {
        return isOver(ticket.call(), at);
    }

    private static boolean isOver(AnswerWindow answerWindow, Instant at) {
        return !at.isBefore(answerWindow.answerBy());
    }

    /// The bookkeeping: what an event leaves behind. No rules here; an impossible pair is a bug.
    static Ticket evolve(Ticket ticket, TicketEvent event) {
        record Step(Ticket from, TicketEvent by) {}
        return switch (new Step(ticket, event)) {
            case Step(Unknown _, TicketOpened e) -> new WaitingPayment(e.orderSummary());
            case Step(Unknown _, WithdrawnBeforeOrder e) -> new DroppedUnseen(e.at());
            case Step(WaitingPayment s, OrderRelayed e) -> new Ringing(s.slip(), e.answerWindow(), 1, e.ringAgain());
            case Step(WaitingPayment s, PaidTooLate e) ->
                new Unanswered(s.slip(), new AnswerWindow(e.at(), e.latest()), e.at());
            case Step(WaitingPayment s, AcceptanceConfirmed e) ->
                new Accepted(s.slip(), new AnswerWindow(e.at(), e.at()), e.cookMinutes(), e.at());
            case Step(WaitingPayment s, UnpaidOrderDropped e) -> new Dropped(s.slip(), e.at());
            case Step(Ringing s, OrderRelayedAgain e) -> new Ringing(s.slip(), s.call(), e.ring(), e.ringAgain());
            case Step(Ringing s, DeadlineExtended e) ->
                new Ringing(s.slip(), s.call().until(e.answerBy()), s.rings(), e.ringAgain());
            case Step(Acknowledged s, DeadlineExtended e) ->
                new Acknowledged(s.slip(), s.call().until(e.answerBy()), s.at());
            case Step(Relayed s, OwnerAcknowledged e) -> new Acknowledged(s.slip(), s.call(), e.at());
            case Step(Relayed s, OwnerAccepted e) -> new Accepted(s.slip(), s.call(), e.cookMinutes(), e.at());
            case Step(Relayed s, AcceptanceConfirmed e) -> new Accepted(s.slip(), s.call(), e.cookMinutes(), e.at());
            case Step(Relayed s, OwnerRejected e) -> new Rejected(s.slip(), s.call(), e.reason(), e.note(), e.at());
            case Step(Relayed s, OwnerDidNotAnswer e) -> new Unanswered(s.slip(), s.call(), e.at());
            case Step(Relayed s, OrderWithdrawn e) -> new Withdrawn(s.slip(), s.call(), e.at());
            default -> throw new IllegalStateException("%s cannot follow %s".formatted(event, ticket));
        };
    }
}
