package dev.dosirak.gateway;

import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// One of the processes that a service runs in, as far as the gateway knows it.
final class Node {

    private final URI address;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicBoolean away = new AtomicBoolean();

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
    URI at(URI question) {
        var query = question.getRawQuery();
        return URI.create(address.getScheme() + "://" + address.getRawAuthority() + question.getRawPath()
                + (query == null ? "" : "?" + query));
    }

    void begin() {
        underWay.incrementAndGet();
    }

    void end() {
        underWay.decrementAndGet();
    }

    /// It does not answer.
    ///
    /// @return whether that is news
    boolean markLost() {
        return away.compareAndSet(false, true);
    }

    void markBack() {
        away.set(false);
    }

    /// Whoever is there, and has less to do, goes first. One that hangs has more and more to do.
    boolean isBetterThan(Node other) {
        return away.get() == other.away.get() ? underWay.get() < other.underWay.get() : other.away.get();
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
