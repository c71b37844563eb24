package dev.dosirak.platform.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ReplicaTest {

    /// The owner's shops, changed by its people while others copy them.
    static final class Shops implements Owner {

        final ConcurrentSkipListMap<UUID, Long> versions = new ConcurrentSkipListMap<>();
        final AtomicInteger fetches = new AtomicInteger();
        volatile boolean away;

        Notice change(UUID id) {
            return new Notice(id, versions.merge(id, 1L, Long::sum));
        }

        @Override
        public List<SyncItem> fetch(Collection<UUID> ids) {
            mustBeThere();
            fetches.incrementAndGet();
            return ids.stream().filter(versions::containsKey).map(this::item).toList();
        }

        @Override
        public void importAfter(UUID cursor, Consumer<List<SyncItem>> page) {
            for (var id : versions.tailMap(cursor, false).keySet()) {
                mustBeThere();
                page.accept(List.of(item(id)));
            }
        }

        private void mustBeThere() {
            if (away) {
                throw new OwnerAway("gone");
            }
        }

        private SyncItem item(UUID id) {
            return new SyncItem(id, versions.getOrDefault(id, 0L), false, "{}");
        }
    }

    /// A copy that keeps its promise.
    static final class Versions implements Copy {

        final Map<UUID, Long> known = new ConcurrentHashMap<>();

        @Override
        public void store(List<SyncItem> items) {
            items.forEach(it -> known.merge(it.id(), it.version(), Math::max));
        }
    }

    final Shops shops = new Shops();
    final Versions copy = new Versions();
    final Replica replica = new Replica("test", shops, copy, new MemoryBacklog());

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
        notices.forEach(replica::heard);

        await().untilAsserted(() -> assertThat(new TreeMap<>(copy.known)).isEqualTo(shops.versions));
        assertThat(replica.isComplete()).isTrue();
        assertThat(shops.fetches.get()).isLessThan(300);
    }

    @Test
    void catchesUpWhenTheOwnerIsBack() {
        var mina = UUID.randomUUID();
        shops.change(mina);
        shops.away = true;
        replica.start();
        replica.heard(shops.change(mina));
        assertThat(replica.isComplete()).isFalse();

        shops.away = false;
        await().untilAsserted(() -> assertThat(copy.known).containsEntry(mina, 2L));
    }

    @Test
    void whatTheOwnerDoesNotKnowIsDoneWith() {
        replica.start();
        replica.heard(new Notice(UUID.randomUUID(), 1));
        var junho = UUID.randomUUID();
        replica.heard(shops.change(junho));

        await().untilAsserted(() -> assertThat(copy.known).containsOnlyKeys(junho));
    }
}
