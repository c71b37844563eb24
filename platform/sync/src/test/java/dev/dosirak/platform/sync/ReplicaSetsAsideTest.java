package dev.dosirak.platform.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a copy lacks and cannot get.
class ReplicaSetsAsideTest {

    private static final Duration NOT_IN_THIS_TEST = Duration.ofHours(1);
    private static final Duration OFTEN = Duration.ofMillis(10);

    final ModelDataOwner shops = new ModelDataOwner();
    final ModelCopy copy = new ModelCopy();
    Replica replica = replica(NOT_IN_THIS_TEST);

    private Replica replica(Duration pulseEvery) {
        var settings = new SyncSettings(100_000, 100_000, Duration.ZERO, pulseEvery);
        return new Replica("test", shops, copy, new MemoryBacklog(), settings, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        replica.stop();
    }

    @Test
    void whatCannotBeReadIsSetAsideAndKeepsNobodyElseAway() {
        var poison = UUID.randomUUID();
        var junho = UUID.randomUUID();
        copy.unreadable.add(poison);
        shops.change(poison);
        replica.start();
        replica.received(shops.change(poison));
        replica.received(shops.change(junho));

        await().untilAsserted(() -> assertThat(copy.known()).containsOnlyKeys(junho));
        await().untilAsserted(() -> assertThat(replica.progress().aside())
                .extracting(SetAsideItem::id, SetAsideItem::version, SetAsideItem::why)
                .containsExactly(tuple(poison, 2L, "unreadable")));
        copy.unreadable.clear();
        replica.received(shops.change(poison));
        await().untilAsserted(() -> assertThat(copy.known()).containsEntry(poison, 3L));
        assertThat(replica.progress().aside()).isEmpty();
    }

    /// What the database will not take breaks the whole statement, and would break it for ever.
    @Test
    void whatCannotBeStoredIsFoundAmongTheOthersWhichAreAllStored() {
        var many = new ArrayList<UUID>();
        for (int i = 0; i < 50; i++) {
            many.add(new UUID(i, i));
            shops.change(many.getLast());
        }
        copy.unbearable.addAll(List.of(many.get(7), many.get(8), many.get(49)));
        replica.start();
        many.forEach(it -> replica.received(shops.change(it)));

        await().untilAsserted(() -> assertThat(copy.known()).hasSize(47));
        await().untilAsserted(() -> assertThat(replica.progress().aside())
                .extracting(SetAsideItem::id)
                .containsExactlyInAnyOrder(many.get(7), many.get(8), many.get(49)));
        assertThat(replica.isComplete()).isTrue();
        assertThat(replica.progress().waiting()).isZero();
        assertThat(replica.audit(true).drift())
                .allSatisfy(it -> assertThat(it.why()).contains("0x00"));
        copy.unbearable.clear();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(copy.known()).hasSize(50));
        assertThat(replica.progress().aside()).isEmpty();
    }

    @Test
    void whatItsOwnerCannotHandOutIsNamedAndKeepsNobodyElseAway() {
        var torn = UUID.randomUUID();
        var junho = UUID.randomUUID();
        shops.change(torn);
        shops.change(junho);
        shops.refused.add(torn);
        replica.start();

        await().untilAsserted(() -> assertThat(copy.known()).containsOnlyKeys(junho));
        await().untilAsserted(() -> assertThat(replica.progress().aside())
                .extracting(SetAsideItem::id, SetAsideItem::why)
                .containsExactly(tuple(torn, "the owner says: torn")));
    }

    @Test
    void aCopyThatCannotStoreAnythingBlamesNothingForIt() {
        shops.change(UUID.randomUUID());
        copy.away = true;
        replica.start();
        replica.received(shops.change(UUID.randomUUID()));
        await().until(() ->
                shops.fetched.get() == 0 && replica.progress().work().notices() == 1);
        assertThat(replica.progress().aside()).isEmpty();

        copy.away = false;
        await().untilAsserted(() -> assertThat(copy.known()).hasSize(2));
    }

    @Test
    void aVersionThatIsNeverReachedIsAskedForLessAndLessAndKeepsTheAgeFromLooking() {
        replica = replica(OFTEN);
        var mina = UUID.randomUUID();
        shops.change(mina);
        replica.start();
        await().until(() -> replica.asOf().isPresent());
        replica.received(new Notice(mina, Long.MAX_VALUE));
        await().until(() -> replica.progress().setAside() == 1);
        assertThat(replica.progress().aside().getFirst().why()).contains("version 1");
    }

    @Test
    void whatIsSetAsideStopsTheClock() {
        replica = replica(OFTEN);
        var poison = UUID.randomUUID();
        shops.change(poison);
        replica.start();
        await().until(replica::isReady);
        copy.unreadable.add(poison);
        replica.received(shops.change(poison));
        await().until(() -> replica.progress().setAside() == 1);
        long pulses = replica.progress().work().pulses();
        await().until(() -> replica.progress().work().pulses() > pulses + 3);
        var stopped = replica.asOf().orElseThrow();
        await().until(() -> replica.progress().work().pulses() > pulses + 6);
        assertThat(replica.asOf()).contains(stopped);

        copy.unreadable.clear();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> replica.asOf().orElseThrow().isAfter(stopped));
    }
}
