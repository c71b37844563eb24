package dev.dosirak.drills.wire;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// So many connections, each of which sends its next request as soon as it has the answer to the last.
///
/// @param keys numbers for the idempotency keys; shared by all loads of a run
public record ClosedLoop(URI server, List<Request> requests, AtomicLong keys, int connections) {

    private static final int CREATED = 201;
    private static final long GOODBYE_NANOS = Duration.ofSeconds(15).toNanos();

    /// @throws IOException when a connection breaks, or an answer does not come
    public Outcome run(Duration warmUp, Duration measured) throws IOException {
        try (var selector = Selector.open()) {
            var wires = new ArrayList<Wire>();
            for (int i = 0; i < connections; i++) {
                wires.add(Wire.connect(server, selector));
            }
            try {
                return run(selector, wires, warmUp.toNanos(), measured.toNanos());
            } finally {
                wires.forEach(Wire::close);
            }
        }
    }

    private Outcome run(Selector selector, List<Wire> wires, long warmUp, long measured) throws IOException {
        long start = System.nanoTime();
        long end = start + warmUp + measured;
        var tally = new Tally(CREATED, start + warmUp, end);
        for (var wire : wires) {
            next(wire);
        }
        int underWay = wires.size();
        while (underWay > 0) {
            selector.select(100);
            long now = System.nanoTime();
            if (now - end > GOODBYE_NANOS) {
                throw new IOException("%d answers did not come".formatted(underWay));
            }
            for (var selected : selector.selectedKeys()) {
                var wire = (Wire) selected.attachment();
                if (wire.progress()) {
                    tally.answered(wire, now, tally.counts(now));
                    if (now - end < 0) {
                        next(wire);
                    } else {
                        underWay--;
                    }
                }
            }
            selector.selectedKeys().clear();
        }
        return tally.outcome();
    }

    private void next(Wire wire) throws IOException {
        long key = keys.incrementAndGet();
        wire.send(requests.get((int) (key % requests.size())), key, System.nanoTime());
    }
}
