package dev.dosirak.demo.traffic;

import dev.dosirak.demo.people.ApiRefusal;
import dev.dosirak.demo.people.EventStream;
import dev.dosirak.demo.people.NoAnswer;
import dev.dosirak.demo.people.Owner;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/// An owner in front of the terminal: accepts what rings, and sometimes turns it down.
final class OwnerActor implements AutoCloseable {

    private static final int TRIES = 5;
    private static final int COOK_MINUTES = 15;

    private final Owner owner;
    private final double rejected;
    private final RandomGenerator random;
    private final TrafficCounters trafficCounters;
    private final Journal journal;
    private final Set<UUID> deciding = ConcurrentHashMap.newKeySet();
    private final EventStream stream;
    private volatile boolean closed;

    OwnerActor(Owner owner, double rejected, RandomGenerator random, TrafficCounters trafficCounters, Journal journal) {
        this.owner = owner;
        this.rejected = rejected;
        this.random = random;
        this.trafficCounters = trafficCounters;
        this.journal = journal;
        this.stream = owner.terminal(this::receive);
    }

    /// Takes up what was left lying while the terminal was off.
    void catchUp() {
        owner.openTickets().forEach(this::decideOnce);
    }

    private void receive(EventStream.Event event) {
        if (event.name().equals("order-paid")) {
            decideOnce(event.data());
        }
    }

    /// The same order rings again until somebody reacts.
    private void decideOnce(JsonNode ticket) {
        var order = UUID.fromString(ticket.path("orderId").asString());
        if (!closed && deciding.add(order)) {
            trafficCounters.paid.increment();
            Thread.startVirtualThread(() -> decide(order));
        }
    }

    private void decide(UUID order) {
        boolean no;
        synchronized (random) {
            no = random.nextDouble() < rejected;
        }
        for (int tries = 0; tries < TRIES && !closed && !decided(order, no); tries++) {}
        deciding.remove(order);
    }

    /// @return false when the outcome is unknown, so that it is worth saying again
    private boolean decided(UUID order, boolean no) {
        var what = no ? "reject" : "accept";
        var me = owner.session().memberId();
        try {
            var apiResponse = no ? owner.reject(order, "too-busy") : owner.accept(order, COOK_MINUTES);
            journal.done(me, what, order, null, apiResponse.status());
            (no ? trafficCounters.rejected : trafficCounters.accepted).increment();
            return true;
        } catch (ApiRefusal e) {
            journal.refused(me, what, order, null, e);
            return true;
        } catch (NoAnswer e) {
            if (closed) {
                return true;
            }
            journal.unknown(me, what, order, null, e);
            trafficCounters.errors.increment();
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        stream.close();
    }
}
