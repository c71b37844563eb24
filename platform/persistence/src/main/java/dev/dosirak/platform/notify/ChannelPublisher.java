package dev.dosirak.platform.notify;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Sends hints to all nodes of this service.
///
/// After the commit and several hints at a time: a NOTIFY inside a transaction makes all commits that have one queue
/// behind each other's disk. The price is that a hint is lost when the node dies in between.
public final class ChannelPublisher {

    private static final String NOTIFY = """
            select count(pg_notify(hint.channel, hint.payload)) from unnest(?::text[], ?::text[]) as hint (channel, payload)
            """;

    private final JdbcClient jdbc;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final LinkedHashSet<Hint> waiting = new LinkedHashSet<>();

    private record Hint(String channel, String payload) {}

    ChannelPublisher(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Sends it soon after the transaction of the caller has committed, or soon when there is none.
    public void publish(String channel, String payload) {
        var hint = new Hint(channel, payload);
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            add(hint);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                add(hint);
            }
        });
    }

    private void add(Hint hint) {
        lock.lock();
        try {
            waiting.add(hint);
            more.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Returns when there is something to send.
    void await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty()) {
                more.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Hints that cannot be sent now are not sent later: by then every node has looked at the tables itself.
    void publishAll() {
        var hints = take();
        if (!hints.isEmpty()) {
            jdbc.sql(NOTIFY)
                    .param(hints.stream().map(Hint::channel).toArray(String[]::new))
                    .param(hints.stream().map(Hint::payload).toArray(String[]::new))
                    .query(Long.class)
                    .single();
        }
    }

    private List<Hint> take() {
        lock.lock();
        try {
            var hints = List.copyOf(waiting);
            waiting.clear();
            return hints;
        } finally {
            lock.unlock();
        }
    }
}
