package dev.dosirak.storefront.catalog.copy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.kernel.OpeningHours.Moment;
import dev.dosirak.platform.kernel.Placements;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.sync.MemoryBacklog;
import dev.dosirak.platform.sync.Notice;
import dev.dosirak.platform.sync.Replica;
import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.platform.sync.SyncSettings;
import dev.dosirak.platform.sync.VersionEntry;
import dev.dosirak.storefront.catalog.ShopCatalog;
import dev.dosirak.storefront.catalog.ShopCatalog.ShopListQuery;
import java.nio.ByteBuffer;
import java.nio.file.Path;
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
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class DocumentCopyTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-11-21T11:00:00Z");
    private static final Position MAPO_GU = new Position(37.55, 126.92);
    private static final UUID MAPO = UUID.fromString("0190bbbb-0000-7000-8000-000000000001");
    private static final UUID HAPJEONG = UUID.fromString("0190bbbb-0000-7000-8000-000000000002");
    private static final UUID CAMPAIGN = UUID.fromString("0190cccc-0000-7000-8000-000000000003");
    private static final SyncSettings FAST = new SyncSettings(100_000, 100_000, Duration.ZERO, Duration.ofMillis(20));

    @TempDir
    Path folder;

    private final Placements campaigns = new Placements();
    private final ShopCatalog window = new ShopCatalog(campaigns);
    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);

    private DocumentLog shelf(String name) {
        return DocumentLog.open(folder.resolve(name), 100_000);
    }

    private DocumentCopy shops(ShopCatalog window) {
        return new DocumentCopy(shelf("shops"), new ShopProjection(window, clock));
    }

    /// Notices come late, twice, in any order and in the middle of the import.
    @RepeatedTest(10)
    void theWindowEndsUpAsItsOwner(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var owner = new StubOwner();
        var copy = shops(window);
        var ids = IntStream.range(0, 40)
                .mapToObj(_ -> new UUID(random.nextLong(), random.nextLong()))
                .toList();
        ids.forEach(it -> owner.change(it, random.nextBoolean()));
        var replica = new Replica("test-shops", owner, copy, new MemoryBacklog(), FAST, Clock.systemUTC());
        replica.start();
        try {
            var notices = new ArrayList<Notice>();
            for (int i = 0; i < 300; i++) {
                var changed = owner.change(ids.get(random.nextInt(ids.size())), random.nextInt(4) > 0);
                notices.add(new Notice(changed.id(), changed.version()));
                notices.add(new Notice(changed.id(), changed.version()));
                if (i % 20 == 19) {
                    Collections.shuffle(notices, random);
                    notices.forEach(replica::received);
                    notices.clear();
                }
            }
            await().pollInterval(Duration.ofMillis(5)).untilAsserted(() -> {
                for (var item : owner.all()) {
                    assertThat(copy.versions(List.of(item.id())))
                            .containsExactly(new VersionEntry(item.id(), item.version()));
                    assertThat(window.find(item.id()).isPresent())
                            .isEqualTo(item.document().contains("\"approved\""));
                }
            });
            assertThat(replica.audit(false).drift()).isEmpty();
        } finally {
            replica.stop();
        }
    }

    @Test
    void aShopThatCannotBeReadKeepsNoOtherAway() {
        var broken = StubOwner.document(MAPO, 1, "approved").replace("\"lat\":37.55", "\"lat\":3755");
        var incomplete = StubOwner.document(MAPO, 1, "approved").replace("\"category\":\"chicken\",", "");
        var rejected = shops(window)
                .store(List.of(
                        new SyncItem(MAPO, 1, false, broken),
                        new SyncItem(MAPO, 1, false, incomplete),
                        new SyncItem(MAPO, 1, false, "{\"state\":\"approved\"}"),
                        new SyncItem(HAPJEONG, 1, false, StubOwner.document(HAPJEONG, 1, "approved"))));

        assertThat(rejected).hasSize(3).allMatch(it -> it.id().equals(MAPO));
        assertThat(window.find(MAPO)).isEmpty();
        assertThat(window.find(HAPJEONG)).isPresent();
    }

    @Test
    void nothingOlderTakesThePlaceOfSomethingNewerUnlessItIsRepaired() {
        var copy = shops(window);
        copy.store(List.of(new SyncItem(MAPO, 1, false, StubOwner.document(MAPO, 1, "approved"))));
        copy.store(List.of(new SyncItem(MAPO, 3, true, "{}")));
        copy.store(List.of(new SyncItem(MAPO, 2, false, StubOwner.document(MAPO, 2, "approved"))));
        assertThat(window.find(MAPO)).isEmpty();
        assertThat(copy.versions(List.of(MAPO))).containsExactly(new VersionEntry(MAPO, 3));

        copy.replace(List.of(new SyncItem(MAPO, 2, false, StubOwner.document(MAPO, 2, "approved"))));
        assertThat(window.find(MAPO)).isPresent();
        copy.remove(List.of(new VersionEntry(MAPO, 1)));
        assertThat(window.find(MAPO)).isPresent();
        copy.remove(List.of(new VersionEntry(MAPO, 2)));
        assertThat(window.find(MAPO)).isEmpty();
        assertThat(copy.versions(List.of(MAPO))).isEmpty();
    }

    @Test
    void aRestartShowsTheSamePages() {
        fill(window, campaigns);
        var before = window.find(MAPO).orElseThrow();

        var laterCampaigns = new Placements();
        var later = new ShopCatalog(laterCampaigns);
        shops(later).restore();
        reviews(later).restore();
        ads(laterCampaigns).restore();
        var after = later.find(MAPO).orElseThrow();

        assertThat(text(after.shop().rendered().page()))
                .isEqualTo(text(before.shop().rendered().page()));
        assertThat(text(after.shop().rendered().entry()))
                .isEqualTo(text(before.shop().rendered().entry()));
        assertThat(after.shop().rendered().tag())
                .isEqualTo(before.shop().rendered().tag());
        assertThat(after.shop().area()).isEqualTo(before.shop().area());
        assertThat(after.shop().hours()).isEqualTo(before.shop().hours());
        assertThat(text(after.rating().orElseThrow().summary().bytes()))
                .isEqualTo(text(before.rating().orElseThrow().summary().bytes()));
        assertThat(laterCampaigns.of(MAPO, EVENING))
                .isEqualTo(campaigns.of(MAPO, EVENING))
                .isPresent();
        assertThat(later.find(HAPJEONG)).isEmpty();
    }

    private DocumentCopy reviews(ShopCatalog window) {
        return new DocumentCopy(shelf("reviews"), new ReviewProjection(window, clock));
    }

    private DocumentCopy ads(Placements campaigns) {
        return new DocumentCopy(shelf("ads"), new AdProjection(campaigns));
    }

    private void fill(ShopCatalog window, Placements campaigns) {
        reviews(window).store(List.of(new SyncItem(MAPO, 9, false, """
                {"shopId":"%s","count":12,"average":4.7,"histogram":{"5":12},"newest":[{"id":"x","text":"맛있어요"}]}
                """.formatted(MAPO))));
        shops(window)
                .store(List.of(
                        new SyncItem(MAPO, 7, false, StubOwner.document(MAPO, 7, "approved")),
                        new SyncItem(HAPJEONG, 2, false, StubOwner.document(HAPJEONG, 2, "refused"))));
        ads(campaigns).store(List.of(new SyncItem(CAMPAIGN, 1, false, """
                {"id":"%s","shopId":"%s","state":"running","from":"2026-11-21T00:00:00Z","to":"2026-12-01T00:00:00Z",
                 "center":{"lat":37.55,"lng":126.92},"radiusMeters":2000,"position":1,"exhaustedUntil":null}
                """.formatted(CAMPAIGN, MAPO))));
    }

    @Test
    void thePageIsTheDocumentWithoutWhatIsNoCustomersBusiness() {
        fill(window, campaigns);
        var ratedShop = window.find(MAPO).orElseThrow();
        var page = JSON.readTree(text(ratedShop.shop().rendered().page())
                + text(ratedShop.rating().orElseThrow().summary().bytes()) + "}");

        assertThat(page.propertyNames())
                .containsExactly(
                        "id", "version", "asOf", "profile", "delivery", "hours", "discountPercent", "menu", "reviews");
        assertThat(page.path("profile"))
                .isEqualTo(
                        JSON.readTree(StubOwner.document(MAPO, 7, "approved")).path("profile"));
        assertThat(page.at("/reviews/average").asDouble()).isEqualTo(4.7);
        assertThat(page.at("/reviews/newest/0/text").asString()).isEqualTo("맛있어요");
        assertThat(ratedShop.shop().isOpen(Moment.of(EVENING))).isTrue();
        assertThat(text(ratedShop.shop().rendered().entry()))
                .isEqualTo("{\"id\":\"" + MAPO + "\",\"name\":\"가게 \\\"7\\\"\",\"category\":\"chicken\","
                        + "\"district\":\"마포구\",\"minimumOrder\":15000,\"discountPercent\":10,\"rating\":");
        assertThat(JSON.readTree(text(ratedShop.shop().rendered().phonebookLine()))
                        .path("phone")
                        .asString())
                .isEqualTo("02-123-4567");
        var shopListQuery = new ShopListQuery(MAPO_GU, Optional.of("chicken"), Optional.empty(), 20);
        assertThat(window.near(shopListQuery, EVENING).ads()).hasSize(1);
    }

    @Test
    void anAdThatIsPausedOrGoneIsNotShown() {
        fill(window, campaigns);
        var copy = ads(campaigns);
        copy.store(List.of(new SyncItem(CAMPAIGN, 2, false, """
                {"id":"%s","shopId":"%s","state":"paused","from":"2026-11-21T00:00:00Z","to":"2026-12-01T00:00:00Z",
                 "center":{"lat":37.55,"lng":126.92},"radiusMeters":2000,"position":1,"exhaustedUntil":null}
                """.formatted(CAMPAIGN, MAPO))));
        assertThat(campaigns.of(MAPO, EVENING)).isEmpty();
        copy.store(List.of(new SyncItem(CAMPAIGN, 3, true, "{}")));
        assertThat(campaigns.find(CAMPAIGN)).isEmpty();
        assertThat(copy.versions(List.of(CAMPAIGN))).containsExactly(new VersionEntry(CAMPAIGN, 3));
    }

    private static String text(ByteBuffer bytes) {
        return UTF_8.decode(bytes).toString();
    }
}
