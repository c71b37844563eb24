package dev.dosirak.platform.sync;

import dev.dosirak.platform.lease.Leases;
import dev.dosirak.platform.loop.Loop;
import dev.dosirak.platform.loop.SupervisedTask;
import dev.dosirak.platform.sync.DataOwner.OwnerAway;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// A copy of one domain that keeps itself right: imports what it lacks, and fetches whatever has changed by the
/// notices.
///
/// Notices are coalesced by id and fetched in batches at a capped rate, so a burst of changes costs the owner little.
/// A thing that changes for the first time in a while is fetched at once, one that keeps changing now and then. While
/// the owner is away the copy serves on, and catches up when the owner is back. Order and duplicates of notices do
/// not matter, and an import runs beside them: the version decides. What no notice named is found by asking the owner
/// for its versions, a few at a time, round and round. What cannot be read or stored is set aside by name, keeps
/// nothing else away, and is tried again.
public final class Replica implements SupervisedTask {

    private static final Logger log = LoggerFactory.getLogger(Replica.class);
    private static final int ASIDE_SHOWN = 20;
    private static final int MOST_JITTER_MILLIS = 20;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /// How many times less often a copy begins to compare itself that goes on receiving.
    private static final int RARELY = 5;

    /// Every call to an owner has its own limit; how many pages there are has none.
    private static final Duration LONGEST_IMPORT = Duration.ofDays(1);

    private final String name;
    private final DataOwner dataOwner;
    private final Copy copy;
    private final Backlog backlog;
    private final SyncSettings settings;
    private final Clock clock;
    private final SyncCounters syncCounters = new SyncCounters();
    private final Semaphore wake = new Semaphore(1);
    private final Leadership leadership;
    private final Freshness freshness;
    private final ItemWriter itemWriter;
    private final ChangeFetcher changeFetcher;
    private final ImportRunner importRunner;
    private final VersionScan versionScan;
    private final Loop loop;
    private volatile ReceivedUpTo receivedUpTo = ReceivedUpTo.UNKNOWN;
    private Instant lastPulse = Instant.MIN;
    private Optional<Instant> lastReceived = Optional.empty();
    private Instant receivedMoreAt = Instant.MIN;
    private volatile boolean catchesUp;
    private volatile boolean stopping;

    /// A copy that every node has for itself.
    ///
    /// @param name for threads, logs and operators, as `order-shops`
    public Replica(String name, DataOwner dataOwner, Copy copy, Backlog backlog, SyncSettings settings, Clock clock) {
        this(name, dataOwner, copy, backlog, settings, clock, Leadership.ALWAYS);
    }

    /// A copy in a database that all nodes share: one of them works on it, all others receive notices for it.
    public Replica(
            String name,
            DataOwner dataOwner,
            Copy copy,
            Backlog backlog,
            SyncSettings settings,
            Clock clock,
            Leases leases) {
        this(name, dataOwner, copy, backlog, settings, clock, Leadership.of(leases, name));
    }

    private Replica(
            String name,
            DataOwner dataOwner,
            Copy copy,
            Backlog backlog,
            SyncSettings settings,
            Clock clock,
            Leadership leadership) {
        this.name = name;
        this.dataOwner = dataOwner;
        this.copy = copy;
        this.backlog = backlog;
        this.settings = settings;
        this.clock = clock;
        this.leadership = leadership;
        this.freshness = new Freshness(backlog);
        this.itemWriter = new ItemWriter(name, backlog);
        this.changeFetcher = new ChangeFetcher(dataOwner, copy, backlog, itemWriter, settings, clock, syncCounters);
        this.importRunner = new ImportRunner(
                dataOwner, copy, backlog, itemWriter, settings, clock, syncCounters, this::betweenPages);
        this.versionScan = new VersionScan(dataOwner, copy, clock);
        this.loop = new Loop(name + "-sync", this::waitForNotices, this::synchronizeCopy, LONGEST_IMPORT);
    }

    @Override
    public String name() {
        return name;
    }

    /// Notes that something changed; it is fetched soon after the caller's transaction, if there is one, has
    /// committed.
    public void received(Notice notice) {
        syncCounters.notices.incrementAndGet();
        backlog.add(notice);
        wakeAfterCommit();
    }

    /// Notes that something has this version, where the caller stores it by itself: only what was set aside of
    /// it is fetched.
    public void stored(Notice notice) {
        if (backlog.retry(notice)) {
            wakeAfterCommit();
        }
    }

    private void wakeAfterCommit() {
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

    /// Notes that this may have changed, in a way that nobody could read: it is fetched as it is now.
    public void refresh(UUID id) {
        received(new Notice(id, 0));
    }

    /// Says how it is known up to when everything was received. Without it the age is known of whole rounds
    /// only.
    public void useReceivedUpTo(ReceivedUpTo upTo) {
        receivedUpTo = upTo;
    }

    /// Whether everything that existed at the start has been copied.
    public boolean isComplete() {
        return backlog.importing().isEmpty();
    }

    /// Until when the copy is known to be right; empty while there is nothing to show. It stands still while
    /// anything that was found or named by a notice is missing, what was set aside too.
    public Optional<Instant> asOf() {
        return freshness.asOf();
    }

    /// Whether people should be sent here: from the first full copy on, or with an older one while no newer can
    /// be had.
    public boolean isReady() {
        return freshness.isReady();
    }

    /// The copy begins with what an earlier run knew at that moment. What it has missed since is found by
    /// comparing all versions with the owner's, whatever the clocks say; until then people are sent here only
    /// where there is no newer copy. To be called before the start.
    public void restored(Instant asOf) {
        freshness.knows(asOf);
        catchesUp = true;
    }

    /// Imports everything again, or what changed in a span of time, beside the changes that go on. While an
    /// import of everything is not complete, everything is imported anew: a span alone would leave out the
    /// rest.
    public void importAgain(Optional<Span> span) {
        boolean lacksEverything =
                backlog.importing().filter(it -> it.span().isEmpty()).isPresent();
        backlog.begin(Import.of(lacksEverything ? Optional.empty() : span));
        wake.release();
    }

    public CopyProgress progress() {
        return CopyProgress.of(
                name,
                dataOwner.domain(),
                freshness,
                backlog.importing().map(it -> CopyProgress.Importing.of(it, importRunner.expected())),
                backlog.waiting(),
                backlog.aside(),
                backlog.aside(ASIDE_SHOWN),
                syncCounters.metrics());
    }

    /// Compares the copy with its owner, which takes some seconds where they differ.
    ///
    /// @param repair whether to set right what has drifted
    /// @throws OwnerAway when there is nobody to compare with
    public Audit audit(boolean repair) {
        var found = new Auditor(dataOwner, copy, backlog).compare();
        if (!repair || found.drift().isEmpty()) {
            return found;
        }
        var drifted = found.drift().stream().map(Audit.Drift::id).toList();
        int repaired = Batches.of(drifted).stream().mapToInt(this::repair).sum();
        return new Audit(found.compared(), found.drift(), repaired);
    }

    /// What changes while it is being repaired is fetched once more: the repair may have put an older word
    /// there.
    ///
    /// @return how many were set right
    private int repair(List<UUID> ids) {
        var held = copy.versions(ids).stream().collect(Collectors.toMap(VersionEntry::id, it -> it));
        var items = dataOwner.fetch(ids);
        items.forEach(it -> held.remove(it.id()));
        var leftOut = new AtomicInteger();
        itemWriter.store(items, copy::replace, left -> {
            backlog.setAside(left, clock.instant());
            copy.remove(List.copyOf(held.values()));
            leftOut.set(left.size());
        });
        ids.forEach(this::refresh);
        log.info("{} was repaired: {}", name, ids);
        return ids.size() - leftOut.get();
    }

    private void synchronizeCopy() {
        try {
            boolean ours = leadership.acquire();
            if (!ours || freshness.asOf().isEmpty()) {
                backlog.confirmed().ifPresent(freshness::knows);
            }
            if (ours) {
                work();
            } else if (isComplete()) {
                freshness.markComplete();
            }
        } catch (Leadership.LeadershipLost e) {
            log.info("{} is kept right by another node now", name);
        } catch (OwnerAway e) { // the copy serves on with what it has
            freshness.ownerAway(true);
            log.warn("{} is behind: {}", name, e.toString());
        }
    }

    private void work() {
        importRunner.importMissing().ifPresent(freshness::confirmed);
        catchUp();
        if (catchesUp) {
            return; // broken off: nothing is known yet
        }
        if (!freshness.isWhole() && isComplete()) {
            freshness.markComplete();
        }
        fetchAll();
        var received = receivedUpTo.moment();
        received.ifPresent(freshness::claim);
        freshness.check();
        pulse(received);
        freshness.check();
    }

    /// One whole round at once, and all that it found. Where it breaks off it goes on the next time.
    private void catchUp() {
        while (catchesUp && mayContinue()) {
            look();
            fetchAll();
            catchesUp = stopping || !versionScan.isAtStart();
        }
    }

    private void fetchAll() {
        while (mayContinue() && changeFetcher.fetchSome()) {
            freshness.ownerAway(false);
        }
    }

    private boolean mayContinue() {
        if (!leadership.acquire()) {
            throw new Leadership.LeadershipLost();
        }
        return !stopping;
    }

    private void betweenPages() {
        if (!mayContinue()) {
            throw new RateLimiter.SyncInterrupted();
        }
        changeFetcher.fetchSome();
    }

    /// A copy that receives nothing cannot know by itself whether nothing happened or nobody is there any more.
    /// One that has received more of late need not begin so soon; a round that is begun goes on.
    private void pulse(Optional<Instant> received) {
        var now = clock.instant();
        if (isLater(received, lastReceived)) {
            receivedMoreAt = now;
        }
        lastReceived = received;
        var rarely = settings.pulseEvery().multipliedBy(RARELY);
        boolean hasTime = versionScan.isAtStart() && now.isBefore(receivedMoreAt.plus(rarely));
        if (now.isBefore(lastPulse.plus(hasTime ? rarely : settings.pulseEvery()))) {
            return;
        }
        lastPulse = now;
        look();
    }

    private static boolean isLater(Optional<Instant> one, Optional<Instant> other) {
        return other.flatMap(it -> one.filter(it::isBefore)).isPresent();
    }

    /// At the next few versions of the owner's.
    private void look() {
        syncCounters.pulses.incrementAndGet();
        var step = versionScan.step();
        freshness.ownerAway(false);
        step.missed().forEach(this::received);
        step.since().ifPresent(freshness::claim);
    }

    /// Many nodes receive the same notice at the same moment; they need not ask the owner at the same moment.
    /// One who is away is not asked again for every notice.
    private void waitForNotices() throws InterruptedException {
        if (freshness.isOwnerAway()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
        } else if (wake.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(MOST_JITTER_MILLIS));
            wake.drainPermits();
        }
    }

    @Override
    public void start() {
        stopping = false;
        loop.start();
    }

    @Override
    public void stop() {
        stopping = true;
        loop.stop();
    }

    @Override
    public void interrupt() {
        stopping = true;
        loop.interrupt();
    }

    @Override
    public boolean isAlive() {
        return loop.isAlive();
    }

    @Override
    public void awaitEnd(Duration atMost) throws InterruptedException {
        loop.awaitEnd(atMost);
    }

    @Override
    public boolean isStuck() {
        return loop.isStuck();
    }

    @Override
    public long failures() {
        return loop.failures();
    }
}
