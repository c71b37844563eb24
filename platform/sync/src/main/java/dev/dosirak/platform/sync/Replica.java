package dev.dosirak.platform.sync;

import dev.dosirak.platform.sync.Owner.OwnerAway;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// A copy of one domain that keeps itself right: imports what it lacks, and fetches whatever it hears has changed.
///
/// Notices are coalesced by id and fetched in batches at a capped rate, so a burst of changes costs the owner little. A
/// thing that changes for the first time in a while is fetched at once, one that keeps changing now and then. While
/// the owner is away the copy serves on, and catches up when the owner is back. Order and duplicates of notices do not
/// matter, and an import runs beside them: the version decides. What nobody told is found by asking the owner for its
/// versions, a few at a time, round and round.
public final class Replica implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Replica.class);
    private static final int BATCH = 100;
    private static final int PULSE = 500;
    private static final int ASIDE_SHOWN = 20;
    private static final int MOST_ASIDE = 1_000;
    private static final int MOST_JITTER_MILLIS = 20;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration READ_AGAIN = Duration.ofMinutes(5);

    private final String name;
    private final Owner owner;
    private final Copy copy;
    private final Backlog backlog;
    private final SyncSettings settings;
    private final Clock clock;
    private final Freshness freshness = new Freshness();
    private final Semaphore wake = new Semaphore(0);
    private final Map<UUID, Instant> cooling = new HashMap<>();
    private final AtomicLong notices = new AtomicLong();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong fetched = new AtomicLong();
    private final AtomicLong imported = new AtomicLong();
    private final AtomicLong pulses = new AtomicLong();
    private final Pace fetching;
    private final Pace importing;
    private volatile long expected;
    private UUID pulse = Walk.START;
    private Instant nextPulse = Instant.MIN;
    private volatile @Nullable Thread worker;

    /// @param name for threads, logs and operators, as `order-shops`
    public Replica(String name, Owner owner, Copy copy, Backlog backlog, SyncSettings settings, Clock clock) {
        this.name = name;
        this.owner = owner;
        this.copy = copy;
        this.backlog = backlog;
        this.settings = settings;
        this.clock = clock;
        this.fetching = new Pace(settings.fetchesPerSecond());
        this.importing = new Pace(settings.importsPerSecond());
    }

    public String name() {
        return name;
    }

    /// Notes that something changed; it is fetched soon after the caller's transaction, if there is one, has committed.
    public void heard(Notice notice) {
        notices.incrementAndGet();
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
        return backlog.importing().isEmpty();
    }

    /// Until when the copy is known to be right; empty while there is nothing to show.
    public Optional<Instant> asOf() {
        return freshness.asOf();
    }

    /// Whether people should be sent here: from the first full copy on, or with an older one while no newer can be
    /// had.
    public boolean isReady() {
        return freshness.isReady();
    }

    /// The copy begins with what an earlier run knew at that moment. To be called before the start.
    public void restored(Instant asOf) {
        freshness.restored(asOf);
    }

    /// Imports everything again, or what changed in a span of time, beside the changes that go on. While an import of
    /// everything is not complete, everything is imported anew: a span alone would leave out the rest.
    public void importAgain(Optional<Span> span) {
        boolean lacksEverything =
                backlog.importing().filter(it -> it.span().isEmpty()).isPresent();
        backlog.begin(Import.of(lacksEverything ? Optional.empty() : span));
        wake.release();
    }

    public Progress progress() {
        return Progress.of(
                name,
                owner.domain(),
                freshness,
                backlog.importing().map(it -> Progress.Importing.of(it, expected)),
                backlog.waiting(),
                backlog.aside(),
                backlog.aside(ASIDE_SHOWN),
                new Work(notices.get(), calls.get(), fetched.get(), imported.get(), pulses.get()));
    }

    /// Compares the copy with its owner, which takes some seconds where they differ.
    ///
    /// @param repair whether to set right what has drifted
    /// @throws OwnerAway when there is nobody to compare with
    public Audit audit(boolean repair) {
        var found = new Auditor(owner, copy).compare();
        if (!repair || found.drift().isEmpty()) {
            return found;
        }
        var drifted = found.drift().stream().map(Audit.Drift::id).toList();
        for (var some : Batches.of(drifted)) {
            repair(some);
        }
        return new Audit(found.compared(), found.drift(), found.drift().size());
    }

    /// What changes while it is being repaired is fetched once more: the repair may have put an older word there.
    private void repair(List<UUID> ids) {
        var held = copy.held(ids).stream().collect(Collectors.toMap(Held::id, it -> it));
        var items = owner.fetch(ids);
        items.forEach(it -> held.remove(it.id()));
        backlog.together(() -> {
            setAside(copy.replace(items));
            copy.forget(List.copyOf(held.values()));
        });
        ids.forEach(it -> heard(new Notice(it, 0)));
        log.info("{} was repaired: {}", name, ids);
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
                pulse();
                waitForNews(LOOK_AGAIN);
            } catch (Pace.Interrupted | InterruptedException e) {
                return;
            } catch (OwnerAway e) {
                freshness.ownerAway(true);
                log.warn("{} is behind: {}", name, e.toString());
                pause();
            } catch (RuntimeException e) { // the copy must go on trying whatever happened
                log.warn("{} is behind", name, e);
                pause();
            }
        }
    }

    /// Many nodes hear the same notice at the same moment; they need not ask the owner at the same moment.
    private void waitForNews(Duration atMost) throws InterruptedException {
        if (wake.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(MOST_JITTER_MILLIS));
            wake.drainPermits();
        }
    }

    private void importWhatIsMissing() {
        var missing = backlog.importing();
        if (missing.isEmpty()) {
            return;
        }
        var began = clock.instant();
        var where = missing.get();
        if (where.span().isEmpty()) {
            expected = owner.checksums(1).getFirst().count();
            copy.rebuilding(where);
        }
        try {
            owner.importFrom(where, page -> importPage(where, page));
        } catch (Superseded e) {
            return;
        }
        backlog.together(() -> {
            backlog.importComplete(where);
            if (where.span().isEmpty()) {
                copy.rebuilt(where);
            }
        });
        if (where.span().isEmpty() && where.cursor().equals(Walk.START)) {
            freshness.confirmed(began);
        }
        log.info("{} has imported what it lacked", name);
    }

    /// An operator has asked for another import meanwhile.
    private static final class Superseded extends RuntimeException {
        Superseded() {
            super("another import was begun", null, false, false);
        }
    }

    private void importPage(Import it, List<SyncItem> page) {
        backlog.together(() -> {
            setAside(copy.store(page));
            if (!backlog.importedUpTo(it, page.getLast().id(), page.size())) {
                throw new Superseded();
            }
        });
        imported.addAndGet(page.size());
        importing.took(page.size());
        fetchSome(); // changes do not wait for the end of an import
    }

    /// False when nothing waits, or what waits is not to be had yet.
    private boolean fetchSome() {
        var wanted = due();
        if (wanted.isEmpty()) {
            return false;
        }
        calls.incrementAndGet();
        fetched.addAndGet(wanted.size());
        var items = owner.fetch(wanted.keySet());
        freshness.ownerAway(false);
        var reached = reached(wanted, items);
        backlog.together(() -> {
            backlog.done(reached);
            setAside(copy.store(items));
        });
        cool(wanted.keySet());
        fetching.took(wanted.size());
        return reached.size() == wanted.size();
    }

    /// Of what waits, some that were not fetched just now.
    private Map<UUID, Long> due() {
        var now = clock.instant();
        cooling.values().removeIf(it -> !it.isAfter(now));
        var wanted = backlog.next(BATCH + cooling.size(), now);
        var due = new HashMap<UUID, Long>();
        wanted.forEach((id, version) -> {
            if (due.size() < BATCH && !cooling.containsKey(id)) {
                due.put(id, version);
            }
        });
        return due;
    }

    private void cool(Collection<UUID> ids) {
        if (settings.sameAgainAfter().isPositive()) {
            var until = clock.instant().plus(settings.sameAgainAfter());
            ids.forEach(it -> cooling.put(it, until));
        }
    }

    private void setAside(List<Rejection> rejected) {
        if (!rejected.isEmpty()) {
            rejected.forEach(it -> log.error("{} cannot read {}", name, it));
            backlog.setAside(rejected, clock.instant().plus(READ_AGAIN));
        }
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

    /// A copy that hears nothing cannot tell by itself whether nothing happened or nobody is there any more.
    private void pulse() {
        var began = clock.instant();
        if (began.isBefore(nextPulse)) {
            return;
        }
        nextPulse = began.plus(settings.pulseEvery());
        boolean caughtUp = backlog.waiting() == 0;
        pulses.incrementAndGet();
        var theirs = owner.versions(pulse, PULSE);
        freshness.ownerAway(false);
        pulse = theirs.size() < PULSE ? Walk.START : theirs.getLast().id();
        var missed = newer(theirs);
        missed.forEach(this::heard);
        if (caughtUp && missed.isEmpty() && backlog.importing().isEmpty()) {
            freshness.confirmed(began);
        }
    }

    private List<Notice> newer(List<Held> theirs) {
        var ours = copy.held(theirs.stream().map(Held::id).toList()).stream()
                .collect(Collectors.toMap(Held::id, Held::version));
        var aside = backlog.aside(MOST_ASIDE).stream().map(Rejection::id).collect(Collectors.toSet());
        var newer = new ArrayList<Notice>();
        for (var it : theirs) {
            if (it.version() > ours.getOrDefault(it.id(), 0L) && !aside.contains(it.id())) {
                newer.add(new Notice(it.id(), it.version()));
            }
        }
        return newer;
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
