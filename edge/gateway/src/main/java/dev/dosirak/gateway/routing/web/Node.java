package dev.dosirak.gateway.routing.web;

import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// One of the processes that a service runs in, as far as the gateway knows it.
final class Node {

    private final URI address;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicBoolean down = new AtomicBoolean();

    Node(URI address) {
        this.address = address;
    }

    /// Where it says whether it takes requests.
    URI readiness() {
        return address.resolve("/actuator/health/readiness");
    }

    /// Where the order service says how many more orders it takes.
    URI admission() {
        return address.resolve("/internal/v1/admission");
    }

    /// The same question, asked here.
    URI resolve(URI question) {
        var query = question.getRawQuery();
        return URI.create(address.getScheme() + "://" + address.getRawAuthority() + question.getRawPath()
                + (query == null ? "" : "?" + query));
    }

    void begin() {
        inFlight.incrementAndGet();
    }

    void end() {
        inFlight.decrementAndGet();
    }

    /// It does not answer.
    ///
    /// @return whether that is a change
    boolean markDown() {
        return down.compareAndSet(false, true);
    }

    void markUp() {
        down.set(false);
    }

    /// Whoever is there, and has less to do, goes first. One that hangs has more and more to do.
    boolean isBetterThan(Node other) {
        return down.get() == other.down.get() ? inFlight.get() < other.inFlight.get() : other.down.get();
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
