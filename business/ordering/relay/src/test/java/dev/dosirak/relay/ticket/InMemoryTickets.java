package dev.dosirak.relay.ticket;

import static java.util.Comparator.comparing;

import dev.dosirak.platform.kernel.PageCursor;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

public final class InMemoryTickets implements Tickets {

    private final Map<UUID, Versioned<Ticket>> tickets = new HashMap<>();
    private final List<TicketNotification> notifications = new ArrayList<>();

    @Override
    public synchronized Versioned<Ticket> find(UUID order) {
        return tickets.getOrDefault(order, new Versioned<>(new Ticket.Unknown(), 0));
    }

    @Override
    public synchronized void write(UUID order, Versioned<Ticket> before, TicketEvent event, Ticket after) {
        if (find(order).version() != before.version()) {
            throw new Stale(order);
        }
        tickets.put(order, new Versioned<>(after, before.version() + 1));
        if (after instanceof Ticket.Relayed relayed) {
            TicketNotification.of(event, relayed).ifPresent(notifications::add);
        }
    }

    /// What the owner was told, oldest first.
    public synchronized List<TicketNotification> notifications(UUID owner) {
        return notifications.stream()
                .filter(it -> it.ticket().slip().owner().equals(owner))
                .toList();
    }

    private static boolean isOpen(Ticket ticket) {
        return ticket instanceof Ticket.Ringing || ticket instanceof Ticket.Acknowledged;
    }

    @Override
    public synchronized List<Ticket.Relayed> ofOwner(UUID owner, boolean openOnly, PageCursor below, int size) {
        var order = comparing(PageCursor::at).thenComparing(it -> it.id().toString());
        return tickets.values().stream()
                .map(Versioned::state)
                .filter(Ticket.Relayed.class::isInstance)
                .map(Ticket.Relayed.class::cast)
                .filter(it -> it.slip().owner().equals(owner) && (!openOnly || isOpen(it)))
                .filter(it -> order.compare(it.cursor(), below) < 0)
                .sorted(comparing(Ticket.Relayed::cursor, order).reversed())
                .limit(size)
                .toList();
    }
}
