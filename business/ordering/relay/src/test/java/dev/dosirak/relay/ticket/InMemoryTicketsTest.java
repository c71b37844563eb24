package dev.dosirak.relay.ticket;

class InMemoryTicketsTest implements TicketsContract {

    final InMemoryTickets memory = new InMemoryTickets();

    @Override
    public Tickets tickets() {
        return memory;
    }

    @Override
    public Bells bells() {
        return memory;
    }
}
