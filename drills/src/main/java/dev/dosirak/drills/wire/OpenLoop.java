package dev.dosirak.drills.wire;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Requests that are due at even distances and leave then, whatever has become of those before; one that finds no idle
/// connection waits, and its waiting counts.
public record OpenLoop(URI server, List<Request> requests, AtomicLong keys, double perSecond, int success) {

    private static final int CONNECTIONS = 48;
    private static final long GOODBYE_NANOS = Duration.ofSeconds(30).toNanos();

    /// Somebody who wants to know of answers.
    @FunctionalInterface
    public interface Witness {
        /// Called on the load's own thread, so it must be quick.
        ///
        /// @param number of the request, counted by `keys`
        /// @param due when it was to leave, as of [System#nanoTime()]
        /// @param body as text
        /// @param counted whether it was due in the time that counts
        void accepted(long number, long due, String body, boolean counted);
    }

    /// @throws IOException when a connection breaks, or an answer does not come
    public Outcome run(Duration warmUp, Duration measured, Witness witness) throws IOException {
        try (var selector = Selector.open()) {
            var wires = new ArrayList<Wire>();
            for (int i = 0; i < CONNECTIONS; i++) {
                wires.add(Wire.connect(server, selector));
            }
            try {
                return new Running(selector, wires, warmUp.toNanos(), measured.toNanos(), witness).run();
            } finally {
                wires.forEach(Wire::close);
            }
        }
    }

    private final class Running {
        private final Selector selector;
        private final Deque<Wire> idle;
        private final Witness witness;
        private final long end;
        private final long gap;
        private final Tally tally;
        private long due;
        private int underWay;

        Running(Selector selector, List<Wire> wires, long warmUp, long measured, Witness witness) {
            this.selector = selector;
            this.idle = new ArrayDeque<>(wires);
            this.witness = witness;
            this.due = System.nanoTime();
            this.end = due + warmUp + measured;
            this.gap = Math.round(1e9 / perSecond);
            this.tally = new Tally(success, due + warmUp, end);
        }

        Outcome run() throws IOException {
            while (due - end < 0 || underWay > 0) {
                sendWhatIsDue();
                long wait = due - end < 0 && !idle.isEmpty() ? (due - System.nanoTime()) / 1_000_000 : 100;
                if (wait > 0) {
                    selector.select(wait);
                } else {
                    selector.selectNow();
                }
                receive();
                if (System.nanoTime() - end > GOODBYE_NANOS) {
                    throw new IOException("%d answers did not come".formatted(underWay));
                }
            }
            return tally.outcome();
        }

        private void sendWhatIsDue() throws IOException {
            long now = System.nanoTime();
            while (due - now <= 0 && due - end < 0 && !idle.isEmpty()) {
                long key = keys.incrementAndGet();
                idle.removeFirst().send(requests.get((int) (key % requests.size())), key, due);
                underWay++;
                due += gap;
            }
        }

        private void receive() throws IOException {
            long now = System.nanoTime();
            for (var selected : selector.selectedKeys()) {
                var wire = (Wire) selected.attachment();
                if (wire.progress()) {
                    boolean counted = tally.counts(wire.due());
                    tally.answered(wire, now, counted);
                    if (wire.status() == success) {
                        witness.accepted(wire.number(), wire.due(), wire.body(), counted);
                    }
                    idle.addLast(wire);
                    underWay--;
                }
            }
            selector.selectedKeys().clear();
        }
    }
}
