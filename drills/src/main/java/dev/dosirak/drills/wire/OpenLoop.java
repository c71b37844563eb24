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

/// Requests that are due at even distances and leave then, whatever has become of those before; one that finds no
/// idle connection waits, and its waiting counts.
public record OpenLoop(URI server, List<Request> requests, AtomicLong keys, double perSecond, int success) {

    private static final int CONNECTIONS = 48;
    private static final long GOODBYE_NANOS = Duration.ofSeconds(30).toNanos();

    /// Somebody who wants to know of answers.
    @FunctionalInterface
    public interface AnswerListener {
        /// Called on the load's own thread, so it must be quick.
        ///
        /// @param number of the request, counted by `keys`
        /// @param due when it was to leave, as of [System#nanoTime()]
        /// @param body as text
        /// @param counted whether it was due in the time that counts
        void accepted(long number, long due, String body, boolean counted);
    }

    /// @throws IOException when a connection breaks, or an answer does not come
    public Outcome run(Duration warmUp, Duration measured, AnswerListener answerListener) throws IOException {
        try (var selector = Selector.open()) {
            var httpConnections = new ArrayList<HttpConnection>();
            for (int i = 0; i < CONNECTIONS; i++) {
                httpConnections.add(HttpConnection.connect(server, selector));
            }
            try {
                return new Running(selector, httpConnections, warmUp.toNanos(), measured.toNanos(), answerListener)
                        .run();
            } finally {
                httpConnections.forEach(HttpConnection::close);
            }
        }
    }

    private final class Running {
        private final Selector selector;
        private final Deque<HttpConnection> idle;
        private final AnswerListener answerListener;
        private final long end;
        private final long gap;
        private final AnswerCounter answerCounter;
        private long due;
        private int underWay;

        Running(
                Selector selector,
                List<HttpConnection> httpConnections,
                long warmUp,
                long measured,
                AnswerListener answerListener) {
            this.selector = selector;
            this.idle = new ArrayDeque<>(httpConnections);
            this.answerListener = answerListener;
            this.due = System.nanoTime();
            this.end = due + warmUp + measured;
            this.gap = Math.round(1e9 / perSecond);
            this.answerCounter = new AnswerCounter(success, due + warmUp, end);
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
            return answerCounter.outcome();
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
                var httpConnection = (HttpConnection) selected.attachment();
                if (httpConnection.progress()) {
                    boolean counted = answerCounter.counts(httpConnection.due());
                    answerCounter.answered(httpConnection, now, counted);
                    if (httpConnection.status() == success) {
                        answerListener.accepted(
                                httpConnection.number(), httpConnection.due(), httpConnection.body(), counted);
                    }
                    idle.addLast(httpConnection);
                    underWay--;
                }
            }
            selector.selectedKeys().clear();
        }
    }
}
