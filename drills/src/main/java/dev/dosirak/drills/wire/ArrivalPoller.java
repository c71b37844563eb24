package dev.dosirak.drills.wire;

import static java.util.Comparator.comparingLong;

import dev.dosirak.demo.traffic.Latencies;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Asks for things until they are there, and counts how long that took since a moment in the past.
///
/// One thread, a few connections. A thing is asked for every four milliseconds, and seldomer the longer it is
/// awaited: what is late is known to a twentieth of its age, and the asking is no load of its own.
public final class ArrivalPoller implements AutoCloseable {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int CONNECTIONS = 32;
    private static final long PAUSE_NANOS = 4_000_000;
    private static final int PARTS_OF_AGE = 20;
    private static final long GIVEN_UP_NANOS = Duration.ofSeconds(20).toNanos();

    private final Queue<PendingQuery> arriving = new ConcurrentLinkedQueue<>();
    private final Latencies latencies = new Latencies();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger missing = new AtomicInteger();
    private final Selector selector;
    private final Deque<HttpConnection> idle = new ArrayDeque<>();
    private final List<HttpConnection> httpConnections = new ArrayList<>();
    private final Map<HttpConnection, PendingQuery> asking = new HashMap<>();
    private final Queue<PendingQuery> waiting = new PriorityQueue<>(comparingLong(PendingQuery::nextAt));
    private final Thread thread;
    private volatile boolean closed;
    private volatile String failure = "";

    private record PendingQuery(Request request, long since, long nextAt) {}

    public ArrivalPoller(URI server) throws IOException {
        this.selector = Selector.open();
        for (int i = 0; i < CONNECTIONS; i++) {
            httpConnections.add(HttpConnection.connect(server, selector));
        }
        idle.addAll(httpConnections);
        this.thread = Thread.ofPlatform().name("watcher").start(this::watch);
    }

    /// @param since the moment that the time is counted from, as of [System#nanoTime()]
    public void watch(Request question, long since) {
        open.incrementAndGet();
        arriving.add(new PendingQuery(question, since, System.nanoTime()));
        selector.wakeup();
    }

    private void watch() {
        try {
            while (!closed) {
                take();
                ask();
                long wait = waiting.isEmpty() ? 100 : (waiting.element().nextAt() - System.nanoTime()) / 1_000_000;
                if (wait > 0) {
                    selector.select(wait);
                } else {
                    selector.selectNow();
                }
                receive();
            }
        } catch (IOException e) {
            failure = e.toString();
        }
    }

    private void take() {
        for (var pendingQuery = arriving.poll(); pendingQuery != null; pendingQuery = arriving.poll()) {
            waiting.add(pendingQuery);
        }
    }

    private void ask() throws IOException {
        long now = System.nanoTime();
        while (!waiting.isEmpty() && !idle.isEmpty() && waiting.element().nextAt() - now <= 0) {
            var pendingQuery = waiting.remove();
            var httpConnection = idle.removeFirst();
            asking.put(httpConnection, pendingQuery);
            httpConnection.send(pendingQuery.request(), 0, now);
        }
    }

    private void receive() throws IOException {
        long now = System.nanoTime();
        for (var selected : selector.selectedKeys()) {
            var httpConnection = (HttpConnection) selected.attachment();
            if (httpConnection.progress()) {
                idle.addLast(httpConnection);
                var pendingQuery = asking.remove(httpConnection);
                if (pendingQuery != null) {
                    answered(httpConnection, pendingQuery, now);
                }
            }
        }
        selector.selectedKeys().clear();
    }

    private void answered(HttpConnection httpConnection, PendingQuery pendingQuery, long now) throws IOException {
        if (httpConnection.status() == OK) {
            latencies.add((now - pendingQuery.since()) / 1_000);
            open.decrementAndGet();
        } else if (httpConnection.status() != NOT_FOUND) {
            throw new IOException(
                    "asked for an order, got %d %s".formatted(httpConnection.status(), httpConnection.body()));
        } else if (now - pendingQuery.since() > GIVEN_UP_NANOS) {
            missing.incrementAndGet();
            open.decrementAndGet();
        } else {
            long pause = Math.max(PAUSE_NANOS, (now - pendingQuery.since()) / PARTS_OF_AGE);
            waiting.add(new PendingQuery(pendingQuery.request(), pendingQuery.since(), now + pause));
        }
    }

    /// How long everything that is there took.
    public Latencies latencies() {
        return latencies;
    }

    /// How many have not come up in twenty seconds.
    public int missing() {
        return missing.get();
    }

    /// Waits until everything has come up or been given up.
    ///
    /// @throws IOException when a question failed
    public void await() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + 2 * GIVEN_UP_NANOS;
        while (open.get() > 0 && failure.isEmpty()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("%d questions were not answered".formatted(open.get()));
            }
            Thread.sleep(20);
        }
        if (!failure.isEmpty()) {
            throw new IOException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        httpConnections.forEach(HttpConnection::close);
        selector.close();
    }
}
