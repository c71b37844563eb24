package dev.dosirak.storefront.window.copy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.sync.MemoryBacklog;
import dev.dosirak.platform.sync.Notice;
import dev.dosirak.platform.sync.Replica;
import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.storefront.window.Freshness;
import dev.dosirak.storefront.window.ShopWindow;
import dev.dosirak.storefront.window.Shown;
import dev.dosirak.storefront.window.Timetable.Moment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class WindowCopyTest {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    private static final UUID MAPO = UUID.fromString("0190bbbb-0000-7000-8000-000000000001");
    private static final UUID HAPJEONG = UUID.fromString("0190bbbb-0000-7000-8000-000000000002");

    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    private final ShopWindow window = new ShopWindow();
    private final Freshness freshness = new Freshness();
    private final ModelShops shops = new ModelShops();
    private final MemoryBacklog backlog = new MemoryBacklog();
    private final WatchedOwner owner = new WatchedOwner(shops, freshness, clock);
    private final WindowCopy copy = new WindowCopy(window, clock);
    private final Replica replica = new Replica("test-shops", owner, copy, backlog);
    private final Pulse pulse = new Pulse(owner, backlog, replica, window, freshness, clock);

    /// Notices come late, twice, in any order and in the middle of the import.
    @RepeatedTest(20)
    void theWindowEndsUpAsItsOwner(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var ids = IntStream.range(0, 40)
                .mapToObj(_ -> new UUID(random.nextLong(), random.nextLong()))
                .toList();
        ids.forEach(it -> shops.change(it, random.nextBoolean()));
        replica.start();
        try {
            var notices = new ArrayList<Notice>();
            for (int i = 0; i < 300; i++) {
                var changed = shops.change(ids.get(random.nextInt(ids.size())), random.nextInt(4) > 0);
                notices.add(new Notice(changed.id(), changed.version()));
                notices.add(new Notice(changed.id(), changed.version()));
                if (i % 20 == 19) {
                    Collections.shuffle(notices, random);
                    notices.forEach(replica::heard);
                    notices.clear();
                }
            }
            await().atMost(Duration.ofSeconds(40))
                    .pollInterval(Duration.ofMillis(5))
                    .untilAsserted(this::assertAsOwner);
        } finally {
            replica.stop();
        }
    }

    private void assertAsOwner() {
        for (var item : shops.all()) {
            assertThat(window.versionOf(item.id())).isEqualTo(item.version());
            assertThat(window.find(item.id()).map(Shown::version))
                    .isEqualTo(isApproved(item) ? Optional.of(item.version()) : Optional.empty());
        }
    }

    private static boolean isApproved(SyncItem item) {
        return item.document().contains("\"approved\"");
    }

    @Test
    void aShopThatCannotBeReadKeepsNoOtherAway() {
        var broken = ModelShops.document(MAPO, 1, "approved").replace("\"lat\":37.55", "\"lat\":3755");
        var incomplete = ModelShops.document(MAPO, 1, "approved").replace("\"category\":\"chicken\",", "");
        copy.store(List.of(
                new SyncItem(MAPO, 1, false, broken),
                new SyncItem(MAPO, 1, false, incomplete),
                new SyncItem(MAPO, 1, false, "{\"state\":\"approved\"}"),
                new SyncItem(HAPJEONG, 1, false, ModelShops.document(HAPJEONG, 1, "approved"))));

        assertThat(window.find(MAPO)).isEmpty();
        assertThat(window.find(HAPJEONG)).isPresent();
    }

    @Test
    void aTombstoneTakesTheShopAwayForGood() {
        copy.store(List.of(new SyncItem(MAPO, 1, false, ModelShops.document(MAPO, 1, "approved"))));
        copy.store(List.of(new SyncItem(MAPO, 3, true, "{}")));
        copy.store(List.of(new SyncItem(MAPO, 2, false, ModelShops.document(MAPO, 2, "approved"))));

        assertThat(window.find(MAPO)).isEmpty();
    }

    @Test
    void thePageIsTheDocumentWithoutWhatIsNoCustomersBusiness() {
        var item = shops.change(MAPO, true);
        copy.store(List.of(item));
        var shop = window.find(MAPO).orElseThrow();

        var page = ShopReader.tree(new String(shop.page(true), UTF_8));
        assertThat(page.propertyNames())
                .containsExactly("id", "version", "profile", "delivery", "hours", "menu", "asOf", "open");
        assertThat(page.path("profile"))
                .isEqualTo(ShopReader.tree(item.document()).path("profile"));
        assertThat(page.path("open").asBoolean()).isTrue();
        assertThat(shop.isOpen(Moment.of(Instant.parse("2026-11-21T08:00:00Z"))))
                .isTrue();
        assertThat(shop.pageTag(true)).isNotEqualTo(shop.pageTag(false));
        assertThat(new String(shop.entry(500, false), UTF_8))
                .isEqualTo("{\"id\":\"" + MAPO + "\",\"name\":\"가게 \\\"1\\\"\",\"category\":\"chicken\","
                        + "\"district\":\"마포구\",\"minimumOrder\":15000,\"distanceMeters\":500,\"deliveryFee\":2500,"
                        + "\"open\":false}");
    }

    @Test
    void thePulseFindsWhatNobodyToldAndSaysSinceWhenTheOwnerIsSilent() {
        pulse.beat();
        assertThat(freshness.asOf()).as("before the first import").isEmpty();
        shops.change(MAPO, true);
        replica.start();
        try {
            await().until(replica::isComplete);
            shops.change(MAPO, true);

            await().pollInterval(Duration.ofMillis(5)).untilAsserted(() -> {
                pulse.beat();
                assertThat(window.versionOf(MAPO)).isEqualTo(2);
            });
            shops.away(true);
            pulse.beat();
            assertThat(freshness.asOf()).contains(NOON);
            assertThat(freshness.isReady()).isTrue();
        } finally {
            replica.stop();
        }
    }
}
