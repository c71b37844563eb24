package dev.dosirak.relay.ticket;

import java.util.List;
import java.util.UUID;

class InMemoryTicketsTest implements TicketsContract {

    final InMemoryTickets memory = new InMemoryTickets();

    @Override
    public Tickets tickets() {
        return memory;
    }

    @Override
    public List<TicketNotification> notifications(UUID owner) {
        return memory.notifications(owner);
    }
}
