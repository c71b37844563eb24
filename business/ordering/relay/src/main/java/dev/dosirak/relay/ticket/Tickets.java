package dev.dosirak.relay.ticket;

import dev.dosirak.platform.kernel.PageCursor;
import dev.dosirak.platform.kernel.Versioned;
import java.util.List;
import java.util.UUID;

/// Every ticket, in its latest state.
public interface Tickets {

    /// [Ticket.Unknown] and version 0 when the order is not known.
    Versioned<Ticket> find(UUID order);

    /// Records the event, notifies the owner and publishes it, all of it or nothing.
    ///
    /// @param before what the event was decided on
    /// @param after the state after the event
    /// @throws dev.dosirak.platform.kernel.Stale when the ticket was changed since
    void write(UUID order, Versioned<Ticket> before, TicketEvent event, Ticket after);

    /// The owner's tickets that have rung, newest first, from below `below` on.
    ///
    /// @param openOnly only those that still wait for an answer
    List<Ticket.Relayed> ofOwner(UUID owner, boolean openOnly, PageCursor below, int size);
}
