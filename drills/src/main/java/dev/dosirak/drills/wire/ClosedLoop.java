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
            var httpConnections = new ArrayList<HttpConnection>();
            for (int i = 0; i < connections; i++) {
                httpConnections.add(HttpConnection.connect(server, selector));
            }
            try {
                return run(selector, httpConnections, warmUp.toNanos(), measured.toNanos());
            } finally {
                httpConnections.forEach(HttpConnection::close);
            }
        }
    }

    private Outcome run(Selector selector, List<HttpConnection> httpConnections, long warmUp, long measured)
            throws IOException {
        long start = System.nanoTime();
        long end = start + warmUp + measured;
        var answerCounter = new AnswerCounter(CREATED, start + warmUp, end);
        for (var httpConnection : httpConnections) {
            next(httpConnection);
        }
        int underWay = httpConnections.size();
        while (underWay > 0) {
            selector.select(100);
            long now = System.nanoTime();
            if (now - end > GOODBYE_NANOS) {
                throw new IOException("%d answers did not come".formatted(underWay));
            }
            for (var selected : selector.selectedKeys()) {
                var httpConnection = (HttpConnection) selected.attachment();
                if (httpConnection.progress()) {
                    answerCounter.answered(httpConnection, now, answerCounter.counts(now));
                    if (now - end < 0) {
                        next(httpConnection);
                    } else {
                        underWay--;
                    }
                }
            }
            selector.selectedKeys().clear();
        }
        return answerCounter.outcome();
    }

    private void next(HttpConnection httpConnection) throws IOException {
        long key = keys.incrementAndGet();
        httpConnection.send(requests.get((int) (key % requests.size())), key, System.nanoTime());
    }
}
