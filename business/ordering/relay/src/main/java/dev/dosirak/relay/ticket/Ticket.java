package dev.dosirak.relay.ticket;

import dev.dosirak.platform.kernel.PageCursor;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.relay.ticket.TicketCommand.Accept;
import dev.dosirak.relay.ticket.TicketCommand.Acknowledge;
import dev.dosirak.relay.ticket.TicketCommand.GiveTimeAgain;
import dev.dosirak.relay.ticket.TicketCommand.Keep;
import dev.dosirak.relay.ticket.TicketCommand.Reject;
import dev.dosirak.relay.ticket.TicketCommand.Ring;
import dev.dosirak.relay.ticket.TicketCommand.Settle;
import dev.dosirak.relay.ticket.TicketCommand.Watch;
import dev.dosirak.relay.ticket.TicketCommand.Withdraw;
import dev.dosirak.relay.ticket.TicketEvent.Barred;
import dev.dosirak.relay.ticket.TicketEvent.BellRung;
import dev.dosirak.relay.ticket.TicketEvent.BellRungAgain;
import dev.dosirak.relay.ticket.TicketEvent.OrderSettled;
import dev.dosirak.relay.ticket.TicketEvent.OrderWithdrawn;
import dev.dosirak.relay.ticket.TicketEvent.OwnerAccepted;
import dev.dosirak.relay.ticket.TicketEvent.OwnerAcknowledged;
import dev.dosirak.relay.ticket.TicketEvent.OwnerRejected;
import dev.dosirak.relay.ticket.TicketEvent.OwnerStayedSilent;
import dev.dosirak.relay.ticket.TicketEvent.QuestionLapsed;
import dev.dosirak.relay.ticket.TicketEvent.SlipKept;
import dev.dosirak.relay.ticket.TicketEvent.TimeGivenAgain;
import dev.dosirak.relay.ticket.TicketEvent.UnpaidOrderDropped;
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

    /// Nobody has told us of the order.
    record Unknown() implements Ticket {}

    /// A ticket that exists.
    sealed interface Known extends Ticket {
        Slip slip();
    }

    /// A ticket that the owner has heard of.
    sealed interface Rung extends Known {
        Call call();

        /// Its place in the owner's list.
        default PageCursor cursor() {
            return new PageCursor(call().rungAt(), slip().order());
        }
    }

    record WaitingPayment(Slip slip) implements Known {}

    /// @param rings how often the bell has rung so far
    record Ringing(Slip slip, Call call, int rings, Instant ringAgain) implements Rung {}

    record Acknowledged(Slip slip, Call call, Instant at) implements Rung {}

    record Accepted(Slip slip, Call call, int cookMinutes, Instant at) implements Rung {}

    record Rejected(Slip slip, Call call, RejectReason reason, String note, Instant at) implements Rung {}

    record Unanswered(Slip slip, Call call, Instant at) implements Rung {}

    record Withdrawn(Slip slip, Call call, Instant at) implements Rung {}

    record Dropped(Slip slip, Instant at) implements Known {}

    /// Off before anybody had told us of the order; when it comes, it does not ring.
    record DroppedUnseen(Instant at) implements Ticket {}

    /// The rules: what a command does in a state. What is no news is empty, and what must not be is refused.
    ///
    /// Commands that follow from what others tell (keep, ring, withdraw, settle) or from time (watch) come
    /// late, twice, in vain and in any order, so they are no news wherever they have nothing to do. An order
    /// that is off before it is known is remembered as such; who is to ring, or was answered, must be known
    /// first.
    static Optional<TicketEvent> decide(Ticket ticket, TicketCommand command) {
        return switch (command) {
            case Accept c -> accept(ticket, c);
            case Reject c -> reject(ticket, c);
            case Acknowledge c -> acknowledge(ticket, c);
            case Keep _, Ring _, Watch _, GiveTimeAgain _, Withdraw _, Settle _ -> follow(ticket, command);
        };
    }

    private static Optional<TicketEvent> follow(Ticket ticket, TicketCommand command) {
        record Move(Ticket from, TicketCommand by) {}
        return switch (new Move(ticket, command)) {
            case Move(Unknown _, Keep c) -> Optional.of(new SlipKept(c.slip()));
            case Move(Unknown _, Ring _), Move(Unknown _, Settle _) -> throw new Refused(TicketRefusal.UNKNOWN_TICKET);
            case Move(Unknown _, Withdraw c) -> Optional.of(new Barred(c.at()));
            case Move(WaitingPayment _, Ring c) when isWorthRinging(c) -> Optional.of(ring(c));
            case Move(WaitingPayment _, Ring c) -> Optional.of(new QuestionLapsed(c.latest(), c.at()));
            case Move(Ringing s, Watch c) when isOver(s.call(), c.at()) -> Optional.of(new OwnerStayedSilent(c.at()));
            case Move(Acknowledged s, Watch c)
            when isOver(s.call(), c.at()) -> Optional.of(new OwnerStayedSilent(c.at()));
            case Move(Ringing s, Watch c) when !c.at().isBefore(s.ringAgain()) -> Optional.of(ringAgain(s, c));
            case Move(Ringing s, GiveTimeAgain c) -> timeAgain(s.call(), c);
            case Move(Acknowledged s, GiveTimeAgain c) -> timeAgain(s.call(), c);
            case Move(WaitingPayment _, Withdraw c) -> Optional.of(new UnpaidOrderDropped(c.at()));
            case Move(Ringing _, Withdraw c) -> Optional.of(new OrderWithdrawn(c.at()));
            case Move(Acknowledged _, Withdraw c) -> Optional.of(new OrderWithdrawn(c.at()));
            case Move(Accepted _, Withdraw c) -> Optional.of(new OrderWithdrawn(c.at()));
            case Move(WaitingPayment _, Settle c) -> Optional.of(new OrderSettled(c.cookMinutes(), c.at()));
            case Move(Ringing _, Settle c) -> Optional.of(new OrderSettled(c.cookMinutes(), c.at()));
            case Move(Acknowledged _, Settle c) -> Optional.of(new OrderSettled(c.cookMinutes(), c.at()));
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

    /// A bell that could not even ring twice reaches nobody in time.
    private static boolean isWorthRinging(Ring c) {
        return !c.at().plus(c.patience().ringAgainAfter()).isAfter(c.latest());
    }

    /// One deadline, which is the one that the terminal shows: the owner's own time, or the order's where that
    /// ends first.
    private static TicketEvent ring(Ring c) {
        var patient = c.at().plus(c.patience().answerWithin());
        var call = new Call(c.at(), patient.isBefore(c.latest()) ? patient : c.latest());
        return new BellRung(call, c.at().plus(c.patience().ringAgainAfter()));
    }

    /// What an owner may read of it: of the customer nothing longer than the shop needs it. See
    /// `docs/security.md`.
    static Slip readableAt(Instant now, Rung ticket) {
        boolean needed = switch (ticket) {
            case Ringing s -> !isOver(s.call(), now);
            case Acknowledged s -> !isOver(s.call(), now);
            case Accepted s -> now.isBefore(s.at().plus(CUSTOMER_NEEDED));
            case Rejected _, Unanswered _, Withdrawn _ -> false;
        };
        return needed ? ticket.slip() : ticket.slip().withoutCustomer();
    }

    private static TicketEvent ringAgain(Ringing s, Watch c) {
        return new BellRungAgain(s.rings() + 1, c.at(), c.at().plus(c.patience().ringAgainAfter()));
    }

    /// All of it, even where the order's own time is over: its customer was as little heard as its owner.
    private static Optional<TicketEvent> timeAgain(Call call, GiveTimeAgain c) {
        var answerBy = c.since().plus(c.patience().answerWithin());
        return call.rungAt().isBefore(c.since()) && call.answerBy().isBefore(answerBy)
                ? Optional.of(new TimeGivenAgain(
                        answerBy, c.at(), c.at().plus(c.patience().ringAgainAfter())))
                : Optional.empty();
    }

    /// Whether the owner may not answer any more, if it is up to time.
    static boolean isOver(Rung ticket, Instant at) {
        return isOver(ticket.call(), at);
    }

    private static boolean isOver(Call call, Instant at) {
        return !at.isBefore(call.answerBy());
    }

    /// The bookkeeping: what an event leaves behind. No rules here; an impossible pair is a bug.
    static Ticket evolve(Ticket ticket, TicketEvent event) {
        record Step(Ticket from, TicketEvent by) {}
        return switch (new Step(ticket, event)) {
            case Step(Unknown _, SlipKept e) -> new WaitingPayment(e.slip());
            case Step(Unknown _, Barred e) -> new DroppedUnseen(e.at());
            case Step(WaitingPayment s, BellRung e) -> new Ringing(s.slip(), e.call(), 1, e.ringAgain());
            case Step(WaitingPayment s, QuestionLapsed e) ->
                new Unanswered(s.slip(), new Call(e.at(), e.latest()), e.at());
            case Step(WaitingPayment s, OrderSettled e) ->
                new Accepted(s.slip(), new Call(e.at(), e.at()), e.cookMinutes(), e.at());
            case Step(WaitingPayment s, UnpaidOrderDropped e) -> new Dropped(s.slip(), e.at());
            case Step(Ringing s, BellRungAgain e) -> new Ringing(s.slip(), s.call(), e.ring(), e.ringAgain());
            case Step(Ringing s, TimeGivenAgain e) ->
                new Ringing(s.slip(), s.call().until(e.answerBy()), s.rings(), e.ringAgain());
            case Step(Acknowledged s, TimeGivenAgain e) ->
                new Acknowledged(s.slip(), s.call().until(e.answerBy()), s.at());
            case Step(Rung s, OwnerAcknowledged e) -> new Acknowledged(s.slip(), s.call(), e.at());
            case Step(Rung s, OwnerAccepted e) -> new Accepted(s.slip(), s.call(), e.cookMinutes(), e.at());
            case Step(Rung s, OrderSettled e) -> new Accepted(s.slip(), s.call(), e.cookMinutes(), e.at());
            case Step(Rung s, OwnerRejected e) -> new Rejected(s.slip(), s.call(), e.reason(), e.note(), e.at());
            case Step(Rung s, OwnerStayedSilent e) -> new Unanswered(s.slip(), s.call(), e.at());
            case Step(Rung s, OrderWithdrawn e) -> new Withdrawn(s.slip(), s.call(), e.at());
            default -> throw new IllegalStateException("%s cannot follow %s".formatted(event, ticket));
        };
    }
}
