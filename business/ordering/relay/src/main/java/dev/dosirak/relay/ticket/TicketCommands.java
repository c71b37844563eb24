package dev.dosirak.relay.ticket;

import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.PageCursor;
import dev.dosirak.platform.kernel.Reachability;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.relay.ticket.TicketCommand.Accept;
import dev.dosirak.relay.ticket.TicketCommand.Acknowledge;
import dev.dosirak.relay.ticket.TicketCommand.ConfirmAccepted;
import dev.dosirak.relay.ticket.TicketCommand.ExtendDeadline;
import dev.dosirak.relay.ticket.TicketCommand.Open;
import dev.dosirak.relay.ticket.TicketCommand.Reject;
import dev.dosirak.relay.ticket.TicketCommand.Relay;
import dev.dosirak.relay.ticket.TicketCommand.Watch;
import dev.dosirak.relay.ticket.TicketCommand.Withdraw;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the outside may ask of tickets; one method per use case.
public final class TicketCommands {

    private final Tickets tickets;
    private final AnswerTimeouts timeouts;
    private final Reachability reachability;
    private final InstantSource clock;
    private final CommandHandler<UUID, Ticket, TicketCommand, TicketEvent> commands;

    public TicketCommands(Tickets tickets, AnswerTimeouts timeouts, Reachability reachability, InstantSource clock) {
        this.tickets = tickets;
        this.timeouts = timeouts;
        this.reachability = reachability;
        this.clock = clock;
        this.commands = new CommandHandler<>(
                tickets::find,
                (ticket, it) -> Ticket.decide(ticket, it).stream().toList(),
                this::write,
                this::now);
    }

    /// An order was placed; its ticket waits for the payment.
    public void open(OrderSummary orderSummary) {
        commands.handle(orderSummary.order(), new Open(orderSummary));
    }

    /// The order is paid: ask its owner, as far as there is still time for an answer.
    ///
    /// @param latest null when the order says nothing of it: then the owner has all the time that we give
    public void relay(UUID order, @Nullable Instant latest) {
        commands.handle(order, at -> new Relay(at, latest == null ? Instant.MAX : latest, timeouts));
    }

    /// The order is off, whether or not we know it.
    public void withdraw(UUID order) {
        commands.handle(order, Withdraw::new);
    }

    /// The order counts as accepted, whoever said so.
    public void confirmAccepted(UUID order, int cookMinutes) {
        commands.handle(order, at -> new ConfirmAccepted(cookMinutes, at));
    }

    /// Rings again where nobody acknowledged, and gives up where nobody answered in time. While nobody can
    /// reach us there is nothing to say.
    public void watch(UUID order) {
        reachability.since().ifPresent(since -> {
            extendDeadline(order, since);
            commands.handle(order, at -> new Watch(at, timeouts));
        });
    }

    /// Whoever was being asked while nobody could reach us, until `since`, has the time again from there.
    public void extendDeadline(UUID order, Instant since) {
        commands.handle(order, at -> new ExtendDeadline(since, at, timeouts));
    }

    /// Somebody at the owner's shop has seen the ticket.
    public Ticket.Relayed acknowledge(UUID owner, UUID order) {
        return answer(owner, order, new Acknowledge(now()));
    }

    public Ticket.Relayed accept(UUID owner, UUID order, int cookMinutes) {
        return answer(owner, order, new Accept(cookMinutes, now()));
    }

    public Ticket.Relayed reject(UUID owner, UUID order, RejectReason reason, String note) {
        return answer(owner, order, new Reject(reason, note, now()));
    }

    /// The owner's tickets that have rung, newest first.
    public List<Ticket.Relayed> ofOwner(UUID owner, boolean openOnly, PageCursor below, int size) {
        return tickets.ofOwner(owner, openOnly, below, size);
    }

    /// Somebody else's ticket looks like none.
    private Ticket.Relayed answer(UUID owner, UUID order, TicketCommand command) {
        return Stale.retried(() -> {
            if (tickets.find(order).state() instanceof Ticket.Known known
                    && known.slip().owner().equals(owner)
                    && commands.handle(order, inTime(order), command).state() instanceof Ticket.Relayed relayed) {
                return relayed;
            }
            throw new Refused(TicketRefusal.UNKNOWN_TICKET);
        });
    }

    /// The first who gets through again may well be faster than whoever extends the deadline.
    private Versioned<Ticket> inTime(UUID order) {
        var found = tickets.find(order);
        if (found.state() instanceof Ticket.Relayed relayed && Ticket.isOver(relayed, now())) {
            extendDeadline(order, reachability.since().orElseGet(this::now));
            return tickets.find(order);
        }
        return found;
    }

    private Versioned<Ticket> write(UUID order, Versioned<Ticket> before, List<TicketEvent> events) {
        var after = Ticket.evolve(before.state(), events.getFirst());
        tickets.write(order, before, events.getFirst(), after);
        return new Versioned<>(after, before.version() + 1);
    }

    /// What the database keeps of a moment is what we decide with.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
