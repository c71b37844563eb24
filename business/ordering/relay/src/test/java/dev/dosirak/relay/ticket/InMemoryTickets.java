package dev.dosirak.relay.ticket;

import static java.util.Comparator.comparing;

import dev.dosirak.platform.kernel.PageCursor;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

public final class InMemoryTickets implements Tickets, Bells {

    private final Map<UUID, Versioned<Ticket>> tickets = new HashMap<>();
    private final Map<UUID, List<Bell>> bells = new HashMap<>();
    private final Map<UUID, Long> last = new HashMap<>();

    @Override
    public synchronized Versioned<Ticket> find(UUID order) {
        return tickets.getOrDefault(order, new Versioned<>(new Ticket.Unknown(), 0));
    }

    @Override
    public synchronized void write(UUID order, Versioned<Ticket> before, TicketEvent news, Ticket after) {
        if (find(order).version() != before.version()) {
            throw new Stale(order);
        }
        tickets.put(order, new Versioned<>(after, before.version() + 1));
        if (after instanceof Ticket.Rung rung) {
            Bell.Kind.of(news).ifPresent(kind -> ring(kind, rung));
        }
    }

    private void ring(Bell.Kind kind, Ticket.Rung ticket) {
        long seq = last.merge(ticket.slip().owner(), 1L, Long::sum);
        int ring = kind == Bell.Kind.ORDER_PAID && ticket instanceof Ticket.Ringing it ? it.rings() : 0;
        bells.computeIfAbsent(ticket.slip().owner(), _ -> new ArrayList<>())
                .add(new Bell(seq, ticket.call().rungAt(), kind, ring, ticket));
    }

    private static boolean isOpen(Ticket ticket) {
        return ticket instanceof Ticket.Ringing || ticket instanceof Ticket.Acknowledged;
    }

    @Override
    public synchronized List<Ticket.Rung> ofOwner(UUID owner, boolean openOnly, PageCursor below, int size) {
        var order = comparing(PageCursor::at).thenComparing(it -> it.id().toString());
        return tickets.values().stream()
                .map(Versioned::state)
                .filter(Ticket.Rung.class::isInstance)
                .map(Ticket.Rung.class::cast)
                .filter(it -> it.slip().owner().equals(owner) && (!openOnly || isOpen(it)))
                .filter(it -> order.compare(it.cursor(), below) < 0)
                .sorted(comparing(Ticket.Rung::cursor, order).reversed())
                .limit(size)
                .toList();
    }

    @Override
    public synchronized List<Bell> after(UUID owner, long seq, int limit) {
        return bells.getOrDefault(owner, List.of()).stream()
                .filter(it -> it.seq() > seq)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Map<UUID, Long> last(Collection<UUID> owners) {
        var found = new HashMap<>(last);
        found.keySet().retainAll(owners);
        return found;
    }

    @Override
    public synchronized void forgetBefore(Instant at) {
        bells.values().forEach(all -> all.removeIf(it -> it.at().isBefore(at)));
    }
}
