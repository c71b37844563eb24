package dev.dosirak.platform.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.sync.Audit.Drift;
import dev.dosirak.platform.testing.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ReplicaTest {

    private static final Duration NOT_IN_THIS_TEST = Duration.ofHours(1);
    private static final Duration OFTEN = Duration.ofMillis(10);
    private static final Duration PULSE = Duration.ofHours(1);

    final ModelDataOwner shops = new ModelDataOwner();
    final ModelCopy copy = new ModelCopy();
    final MemoryBacklog backlog = new MemoryBacklog();
    final MovableClock clock = new MovableClock(Instant.parse("2026-12-01T12:00:00Z"));
    Replica replica = replica(Duration.ZERO, NOT_IN_THIS_TEST);

    private Replica replica(Duration sameAgainAfter, Duration pulseEvery) {
        var settings = new SyncSettings(100_000, 100_000, sameAgainAfter, pulseEvery);
        return new Replica("test", shops, copy, backlog, settings, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        replica.stop();
    }

    @RepeatedTest(20)
    void endsUpRightHoweverNoticesAreShuffledAndDoubledBesideAnImport(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < 50; i++) {
            ids.add(new UUID(random.nextLong(), random.nextLong()));
            shops.change(ids.getLast());
        }
        var notices = new ArrayList<Notice>();
        replica.start();
        for (int i = 0; i < 300; i++) {
            var notice = shops.change(ids.get(random.nextInt(ids.size())));
            notices.add(notice);
            notices.add(notice);
        }
        Collections.shuffle(notices, random);
        notices.forEach(replica::received);

        await().untilAsserted(() -> assertThat(new TreeMap<>(copy.known())).isEqualTo(shops.versions));
        assertThat(replica.isComplete()).isTrue();
        assertThat(shops.fetches.get()).isLessThan(300);
        assertThat(replica.audit(false).drift()).isEmpty();
    }

    @Test
    void catchesUpWhenTheOwnerIsBackAndSaysUntilWhenItWasRight() {
        replica = replica(Duration.ZERO, OFTEN);
        var mina = UUID.randomUUID();
        shops.change(mina);
        shops.away = true;
        replica.start();
        replica.received(shops.change(mina));
        await().until(() -> replica.progress().state() == CopyProgress.State.OWNER_AWAY);
        assertThat(replica.isComplete()).isFalse();
        assertThat(replica.asOf()).isEmpty();
        assertThat(replica.isReady()).isFalse();

        shops.away = false;
        await().untilAsserted(() -> assertThat(copy.known()).containsEntry(mina, 2L));
        await().until(() -> replica.progress().state() == CopyProgress.State.CURRENT);
        shops.away = true;
        await().until(() -> replica.progress().state() == CopyProgress.State.OWNER_AWAY);
        var asOf = replica.asOf();
        assertThat(replica.isReady()).isTrue();
        shops.away = false;
        await().until(() -> replica.asOf().orElseThrow().isAfter(asOf.orElseThrow()));
    }

    @Test
    void aCopyOfAnEarlierRunIsGoodEnoughOnlyWhileTheOwnerIsAway() {
        replica.restored(Instant.EPOCH);
        assertThat(replica.asOf()).contains(Instant.EPOCH);
        assertThat(replica.isReady()).isFalse();
        shops.away = true;
        replica.start();
        await().until(replica::isReady);
    }

    /// Whatever the clocks of then and now say.
    @Test
    void aCopyOfAnEarlierRunFetchesOnlyWhatItHasMissed() {
        var ids = Stream.generate(UUID::randomUUID).limit(9).toList();
        ids.forEach(shops::change);
        copy.store(shops.fetch(ids));
        shops.fetched.set(0);
        shops.change(ids.get(4));
        var newcomer = UUID.randomUUID();
        shops.change(newcomer);
        replica = restored();
        replica.start();

        await().until(replica::isReady);
        assertThat(copy.known()).containsEntry(ids.get(4), 2L).containsEntry(newcomer, 1L);
        assertThat(shops.fetched.get()).isEqualTo(2);
    }

    @Test
    void catchingUpThatAStopBrokeOffIsNotDoneAndGoesOnAtTheNextStart() throws InterruptedException {
        catchesUpAfterAStopInTheMidstOf(5_000);
    }

    /// All versions were looked at, and not all that was missed was fetched.
    @Test
    void norIsItDoneWhereOnlyTheFetchingWasBrokenOff() throws InterruptedException {
        catchesUpAfterAStopInTheMidstOf(1_500);
    }

    private void catchesUpAfterAStopInTheMidstOf(int many) throws InterruptedException {
        for (int i = 0; i < many; i++) {
            shops.change(new UUID(i, i));
        }
        var reached = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        shops.beforeAFetch = () -> {
            reached.countDown();
            awaitQuietly(leave);
        };
        replica = restored();
        replica.start();
        reached.await();
        var stop = Thread.startVirtualThread(replica::stop);
        await().until(() -> stop.getState() == Thread.State.WAITING || stop.getState() == Thread.State.TIMED_WAITING);
        leave.countDown();
        stop.join();

        await().until(() -> !replica.isAlive());
        assertThat(copy.known()).hasSizeBetween(1, many - 1);
        assertThat(replica.isReady()).isFalse();
        assertThat(replica.asOf()).contains(Instant.EPOCH);

        shops.beforeAFetch = () -> {};
        replica.start();
        await().until(replica::isReady);
        assertThat(new TreeMap<>(copy.known())).isEqualTo(shops.versions);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Replica restored() {
        var settings = new SyncSettings(100_000, 100_000, Duration.ZERO, NOT_IN_THIS_TEST);
        var it = new Replica("test", shops, copy, MemoryBacklog.afterAnEarlierRun(), settings, Clock.systemUTC());
        it.restored(Instant.EPOCH);
        return it;
    }

    @Test
    void whatTheOwnerDoesNotKnowIsDoneWith() {
        replica.start();
        replica.received(new Notice(UUID.randomUUID(), 1));
        var junho = UUID.randomUUID();
        replica.received(shops.change(junho));

        await().untilAsserted(() -> assertThat(copy.known()).containsOnlyKeys(junho));
        await().until(() -> backlog.waiting() == 0);
    }

    @Test
    void whatNobodyToldIsFoundByAsking() {
        replica = replica(Duration.ZERO, OFTEN);
        replica.start();
        await().until(replica::isReady);
        var mina = UUID.randomUUID();
        shops.change(mina);

        await().untilAsserted(() -> assertThat(copy.known()).containsEntry(mina, 1L));
    }

    @Test
    void aCopyThatReceivesNothingMoreLooksAsOftenAsOneThatNeverKnows() {
        findsWithinFivePulses(() -> Optional.of(Instant.EPOCH));
    }

    @Test
    void aRoundThatIsBegunGoesOnAtEveryPulse() {
        findsWithinFivePulses(() -> Optional.of(clock.instant()));
    }

    /// A change in the fifth of five pages, of which no notice came.
    private void findsWithinFivePulses(ReceivedUpTo receivedUpTo) {
        for (int i = 0; i < 10_000; i++) {
            shops.change(new UUID(i, i));
        }
        copy.known().putAll(shops.versions);
        var changed = shops.versions.lastKey();
        shops.change(changed);
        replica = replicaOfAnEarlierRun();
        replica.useReceivedUpTo(receivedUpTo);
        replica.start();
        for (int looks = 1; looks < 5; looks++) {
            awaitLooks(looks);
            clock.advance(PULSE);
        }

        await().untilAsserted(() -> assertThat(copy.known()).containsEntry(changed, 2L));
    }

    @Test
    void aCopyThatGoesOnReceivingBeginsToLookAFifthAsOften() {
        replica = replicaOfAnEarlierRun();
        replica.useReceivedUpTo(() -> Optional.of(clock.instant()));
        replica.start();
        awaitLooks(1);
        for (int i = 0; i < 4; i++) {
            clock.advance(PULSE);
            var shop = UUID.randomUUID();
            replica.received(shops.change(shop));
            await().until(() -> copy.known().containsKey(shop));
        }
        clock.advance(PULSE);

        awaitLooks(2);
        assertThat(replica.progress().work().pulses()).isEqualTo(2);
    }

    /// A stream without events has a heartbeat every three seconds, and a pulse is two.
    @Test
    void soDoesOneThatReceivesMoreAtSomePulsesOnly() {
        var moment = new AtomicReference<>(clock.instant());
        replica = replicaOfAnEarlierRun();
        replica.useReceivedUpTo(() -> Optional.of(moment.get()));
        replica.start();
        awaitLooks(1);
        for (int i = 1; i <= 7; i++) {
            if (i == 1 || i == 4) {
                moment.set(clock.instant().plus(PULSE));
            }
            clock.advance(PULSE);
            var shop = UUID.randomUUID();
            replica.received(shops.change(shop));
            await().until(() -> copy.known().containsKey(shop));
        }

        assertThat(replica.progress().work().pulses()).isEqualTo(2);
    }

    private Replica replicaOfAnEarlierRun() {
        var settings = new SyncSettings(100_000, 100_000, Duration.ZERO, PULSE);
        return new Replica("test", shops, copy, MemoryBacklog.afterAnEarlierRun(), settings, clock);
    }

    private void awaitLooks(long many) {
        await().until(() -> replica.progress().work().pulses() >= many);
    }

    @Test
    void whatMayHaveChangedIsFetchedAsItIs() {
        replica.start();
        await().until(replica::isComplete);
        var mina = UUID.randomUUID();
        shops.change(mina);
        replica.refresh(mina);

        await().untilAsserted(() -> assertThat(copy.known()).containsEntry(mina, 1L));
        await().until(() -> backlog.waiting() == 0);
    }

    @Test
    void aThingThatKeepsChangingIsFetchedNowAndThen() {
        replica = replica(Duration.ofMillis(200), NOT_IN_THIS_TEST);
        replica.start();
        await().until(replica::isComplete);
        var mina = UUID.randomUUID();
        for (int i = 0; i < 1_000; i++) {
            replica.received(shops.change(mina));
        }
        await().untilAsserted(() -> assertThat(copy.known()).containsEntry(mina, 1_000L));
        assertThat(shops.fetched.get()).isLessThan(50);
        assertThat(replica.progress().work().notices()).isEqualTo(1_000);
    }

    @Test
    void nothingIsRightUntilTheWholeRoundIsThrough() {
        for (int i = 0; i < 5_000; i++) {
            shops.change(new UUID(i, i));
        }
        replica = replica(Duration.ZERO, OFTEN);
        replica.start();
        await().until(replica::isReady);
        shops.hidesTheRest = true;
        long pulses = replica.progress().work().pulses();
        await().until(() -> replica.progress().work().pulses() > pulses + 1);
        var before = replica.asOf();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> replica.progress().work().pulses() > pulses + 4);
        assertThat(replica.asOf()).as("the first page says nothing of the last").isEqualTo(before);

        shops.hidesTheRest = false;
        await().until(() -> replica.asOf().orElseThrow().isAfter(before.orElseThrow()));
    }

    @Test
    void anImportBeginsAtOnceAndCountsBeside() {
        for (int i = 0; i < 100; i++) {
            shops.change(new UUID(i, i));
        }
        replica.start();
        await().until(replica::isComplete);

        assertThat(shops.importsBegunAfterSums.get()).isZero();
        assertThat(shops.summed.get()).as("a range at a time").isGreaterThan(30);
    }

    @Test
    void anAuditNamesExactlyWhatIsWrongAndRepairsIt() {
        for (int i = 0; i < 100; i++) {
            shops.change(new UUID(i, i));
        }
        replica.start();
        await().until(replica::isComplete);
        var missing = new UUID(1, 1);
        var older = new UUID(2, 2);
        var newer = new UUID(3, 3);
        var stranger = new UUID(-4, 4);
        copy.known().remove(missing);
        copy.known().put(older, 0L);
        copy.known().put(newer, 9L);
        copy.known().put(stranger, 1L);

        var found = replica.audit(false);
        assertThat(found.compared()).isEqualTo(100);
        assertThat(found.drift())
                .containsExactlyInAnyOrder(
                        new Drift(missing, 0, 1, null),
                        new Drift(older, 0, 1, null),
                        new Drift(newer, 9, 1, null),
                        new Drift(stranger, 1, 0, null));
        assertThat(found.repaired()).isZero();

        assertThat(replica.audit(true).repaired()).isEqualTo(4);
        assertThat(new TreeMap<>(copy.known())).isEqualTo(shops.versions);
        assertThat(replica.audit(false).drift()).isEmpty();
    }

    @Test
    void anOperatorMayImportAgainAtAnyTime() {
        var mina = UUID.randomUUID();
        shops.change(mina);
        replica.start();
        await().until(replica::isComplete);
        copy.known().clear();
        replica.importAgain(Optional.empty());
        await().untilAsserted(() -> assertThat(copy.known()).containsKey(mina));
        await().until(replica::isComplete);
        copy.known().clear();
        replica.importAgain(Optional.of(new Span(Instant.EPOCH, Instant.now())));
        await().untilAsserted(() -> assertThat(copy.known()).containsKey(mina));
    }

    @Test
    void aSpanDoesNotTakeThePlaceOfEverything() {
        replica.importAgain(Optional.of(new Span(Instant.EPOCH, Instant.now())));

        assertThat(backlog.importing().orElseThrow().span()).isEmpty();
    }
}
