package dev.dosirak.platform.sync;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// A copy of one domain that keeps itself right: imports everything once, then fetches whatever it hears has changed.
///
/// Notices are coalesced by id and fetched in batches, one batch at a time, so a burst of changes costs its owner
/// little.
/// While the owner is away the copy serves on, and catches up when the owner is back. Order and duplicates of notices
/// do
/// not matter, and an import may run beside them: the version decides.
public final class Replica implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Replica.class);
    private static final int BATCH = 100;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final String name;
    private final Owner owner;
    private final Copy copy;
    private final Backlog backlog;
    private final Semaphore wake = new Semaphore(0);
    private volatile @Nullable Thread worker;

    /// @param name for threads and logs, as `order-shops`
    public Replica(String name, Owner owner, Copy copy, Backlog backlog) {
        this.name = name;
        this.owner = owner;
        this.copy = copy;
        this.backlog = backlog;
    }

    /// Notes that something changed; it is fetched soon after the caller's transaction, if there is one, has committed.
    public void heard(Notice notice) {
        backlog.add(notice);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    wake.release();
                }
            });
        } else {
            wake.release();
        }
    }

    /// Whether everything that existed at the start has been copied.
    public boolean isComplete() {
        return backlog.importCursor().isEmpty();
    }

    @Override
    public void start() {
        worker = Thread.ofVirtual().name(name + "-sync").start(this::work);
    }

    private void work() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                importWhatIsMissing();
                while (fetchSome()) {
                    // as long as something waits
                }
                if (wake.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) { // the copy must go on trying whatever happened
                log.warn("{} is behind: {}", name, e.toString());
                pause();
            }
        }
    }

    private void importWhatIsMissing() {
        var cursor = backlog.importCursor();
        if (cursor.isEmpty()) {
            return;
        }
        owner.importAfter(
                cursor.get(),
                page -> backlog.together(() -> {
                    copy.store(page);
                    backlog.importedUpTo(page.getLast().id());
                }));
        backlog.importComplete();
        log.info("{} has imported everything", name);
    }

    /// False when nothing waits, or what waits is not to be had yet.
    private boolean fetchSome() {
        var wanted = backlog.next(BATCH);
        if (wanted.isEmpty()) {
            return false;
        }
        var items = owner.fetch(wanted.keySet());
        var reached = reached(wanted, items);
        backlog.together(() -> {
            copy.store(items);
            backlog.done(reached);
        });
        return reached.size() == wanted.size();
    }

    /// What the owner does not know at all is done with, too: it was never committed, or never existed.
    private static Map<UUID, Long> reached(Map<UUID, Long> wanted, List<SyncItem> items) {
        var reached = new HashMap<>(wanted);
        for (var item : items) {
            if (item.version() < wanted.getOrDefault(item.id(), 0L)) {
                reached.remove(item.id());
            }
        }
        return reached;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        var running = worker;
        if (running != null) {
            running.interrupt();
        }
        worker = null;
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }
}
