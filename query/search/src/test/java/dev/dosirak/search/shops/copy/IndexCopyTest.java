package dev.dosirak.search.shops.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.kernel.DeliveryFees;
import dev.dosirak.platform.kernel.DeliveryFees.Tier;
import dev.dosirak.platform.kernel.Placement;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.sync.Rejection;
import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.platform.sync.VersionEntry;
import dev.dosirak.search.shops.IndexQuery;
import dev.dosirak.search.shops.IndexUpdate;
import dev.dosirak.search.shops.IndexUpdate.Source;
import dev.dosirak.search.shops.IndexedShop.Dish;
import dev.dosirak.search.shops.Rating;
import dev.dosirak.search.shops.ShopIndex;
import dev.dosirak.search.shops.ShopIndex.Hit;
import dev.dosirak.search.shops.ShopIndex.KnownVersion;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IndexCopyTest {

    private static final UUID MAPO = UUID.fromString("0190bbbb-0000-7000-8000-000000000001");
    private static final UUID HAPJEONG = UUID.fromString("0190bbbb-0000-7000-8000-000000000002");
    private static final String SHOP = """
            {"id":"0190bbbb-0000-7000-8000-000000000001","version":7,"owner":"0190aaaa-0000-7000-8000-000000000001",
             "state":"approved","refusal":null,
             "profile":{"name":"마포 통닭","category":"chicken","phone":"02-123-4567","notice":"",
               "address":{"road":"와우산로 21","district":"마포구"},"position":{"lat":37.5512,"lng":126.9246}},
             "delivery":{"radiusMeters":3000,"minimumOrder":15000,
               "fees":[{"uptoMeters":1000,"fee":2000},{"uptoMeters":3000,"fee":3500}]},
             "hours":{"weekly":[{"day":"saturday","open":"17:00","close":"02:00"}],"closedDays":["2026-12-25"],
               "closedUntil":"2026-11-21T03:00:00Z"},
             "discountPercent":10,
             "menu":{"categories":[{"id":"0190cccc-0000-7000-8000-000000000002","name":"치킨","products":[
               {"id":"0190cccc-0000-7000-8000-000000000001","name":"후라이드","description":"바삭합니다","price":18000,
                "regularPrice":20000,"soldOut":true,"optionGroups":[]}]}]}}
            """;
    private static final String AD = """
            {"id":"%s","shopId":"%s","state":"running","from":"2026-11-21T00:00:00Z","to":"2026-11-22T00:00:00Z",
             "center":{"lat":37.55,"lng":126.92},"radiusMeters":1500,"position":2,"exhaustedUntil":null,"budget":5}
            """.formatted(HAPJEONG, MAPO);

    /// Notes what it is told.
    private static final class Note implements ShopIndex {
        private final List<IndexUpdate> taken = new ArrayList<>();
        private final List<IndexUpdate> replaced = new ArrayList<>();
        private final List<KnownVersion> forgotten = new ArrayList<>();

        @Override
        public void apply(List<IndexUpdate> updates) {
            taken.addAll(updates);
        }

        @Override
        public void replace(List<IndexUpdate> updates) {
            replaced.addAll(updates);
        }

        @Override
        public void forget(Source source, List<KnownVersion> seen) {
            forgotten.addAll(seen);
        }

        @Override
        public List<KnownVersion> versions(Source source, Collection<UUID> ids) {
            return ids.stream()
                    .map(it -> new KnownVersion(it, source.ordinal()))
                    .toList();
        }

        @Override
        public List<KnownVersion> versions(Source source, UUID cursor, int limit) {
            return List.of(new KnownVersion(cursor, limit));
        }

        @Override
        public List<Hit> find(IndexQuery indexQuery) {
            return List.of();
        }

        @Override
        public List<Hit> findByPrefix(String typed, Position place, int limit) {
            return List.of();
        }

        @Override
        public List<String> closestTerms(String keys, int limit) {
            return List.of();
        }

        @Override
        public void save(Map<Source, Instant> asOf) {}

        @Override
        public Map<Source, Instant> asOf() {
            return Map.of();
        }
    }

    private final Note note = new Note();
    private final IndexCopy shops = new IndexCopy(Source.SHOPS, note, DocumentReader::shop);
    private final IndexCopy ratings = new IndexCopy(Source.RATINGS, note, DocumentReader::rating);
    private final IndexCopy ads = new IndexCopy(Source.ADS, note, DocumentReader::ad);

    @Test
    void aShopIsReadFromItsDocument() {
        assertThat(shops.store(List.of(new SyncItem(MAPO, 7, false, SHOP)))).isEmpty();

        assertThat(note.taken).singleElement().isInstanceOfSatisfying(IndexUpdate.ShopUpdate.class, it -> {
            var indexedShop = it.shop().orElseThrow();
            assertThat(it.version()).isEqualTo(7);
            assertThat(indexedShop.name()).isEqualTo("마포 통닭");
            assertThat(indexedShop.district()).isEqualTo("마포구");
            assertThat(indexedShop.minimumOrder()).isEqualTo(Won.of(15_000));
            assertThat(indexedShop.discountPercent()).isEqualTo(10);
            assertThat(indexedShop.fees())
                    .isEqualTo(DeliveryFees.of(new Tier(1_000, Won.of(2_000)), new Tier(3_000, Won.of(3_500))));
            assertThat(indexedShop.dishes()).containsExactly(new Dish("후라이드", true));
            assertThat(indexedShop.hours().weekly()).singleElement().satisfies(span -> {
                assertThat(span.day()).isEqualTo(DayOfWeek.SATURDAY);
                assertThat(span.close()).isEqualTo(LocalTime.of(2, 0));
            });
            assertThat(indexedShop.hours().closedDays()).containsExactly(LocalDate.of(2026, 12, 25));
            assertThat(indexedShop.hours().closedUntil()).contains(Instant.parse("2026-11-21T03:00:00Z"));
        });
    }

    @Test
    void whatCustomersMustNotSeeIsKnownAllTheSame() {
        shops.store(List.of(
                new SyncItem(MAPO, 8, false, SHOP.replace("approved", "refused")),
                new SyncItem(HAPJEONG, 9, true, "{}")));
        ratings.store(List.of(
                new SyncItem(MAPO, 3, false, "{\"shopId\":\"x\",\"count\":0,\"average\":0.0}"),
                new SyncItem(HAPJEONG, 4, true, "{}")));
        ads.store(List.of(
                new SyncItem(MAPO, 5, false, AD.replace("running", "paused")), new SyncItem(HAPJEONG, 6, true, "{}")));

        assertThat(note.taken)
                .containsExactly(
                        new IndexUpdate.ShopUpdate(MAPO, 8, Optional.empty()),
                        new IndexUpdate.ShopUpdate(HAPJEONG, 9, Optional.empty()),
                        new IndexUpdate.RatingUpdate(MAPO, 3, Optional.empty()),
                        new IndexUpdate.RatingUpdate(HAPJEONG, 4, Optional.empty()),
                        new IndexUpdate.AdUpdate(MAPO, 5, Optional.empty()),
                        new IndexUpdate.AdUpdate(HAPJEONG, 6, Optional.empty()));
    }

    @Test
    void ratingsAndAdsAreReadFromTheirDocuments() {
        ratings.store(List.of(new SyncItem(MAPO, 3, false, "{\"count\":12,\"average\":4.6,\"histogram\":{}}")));
        ads.store(List.of(
                new SyncItem(HAPJEONG, 5, false, AD),
                new SyncItem(
                        HAPJEONG,
                        6,
                        false,
                        AD.replace("\"exhaustedUntil\":null", "\"exhaustedUntil\":\"2026-11-21T15:00:00Z\""))));

        var ad = new Placement(
                HAPJEONG,
                MAPO,
                Instant.parse("2026-11-21T00:00:00Z"),
                Instant.parse("2026-11-22T00:00:00Z"),
                new Position(37.55, 126.92),
                1_500,
                2,
                Optional.empty());
        assertThat(note.taken.subList(0, 2))
                .containsExactly(
                        new IndexUpdate.RatingUpdate(MAPO, 3, Optional.of(new Rating(46, 12))),
                        new IndexUpdate.AdUpdate(HAPJEONG, 5, Optional.of(ad)));
        assertThat(((IndexUpdate.AdUpdate) note.taken.get(2)).ad().orElseThrow().exhaustedUntil())
                .contains(Instant.parse("2026-11-21T15:00:00Z"));
    }

    @Test
    void whatCannotBeReadKeepsNothingElseAway() {
        var rejected = shops.store(List.of(
                new SyncItem(MAPO, 1, false, SHOP.replace("\"lat\":37.5512", "\"lat\":3755")),
                new SyncItem(MAPO, 2, false, SHOP.replace("\"category\":\"chicken\",", "")),
                new SyncItem(MAPO, 3, false, "{\"state\":\"approved\"}"),
                new SyncItem(MAPO, 4, false, "{}"),
                new SyncItem(MAPO, 5, false, SHOP.replace("saturday", "caturday")),
                new SyncItem(MAPO, 6, false, SHOP.replace("2026-11-21T03:00:00Z", "soon")),
                new SyncItem(MAPO, 7, false, SHOP.replace("\"uptoMeters\":3000", "\"uptoMeters\":2000")),
                new SyncItem(HAPJEONG, 1, false, SHOP)));

        assertThat(rejected).extracting(Rejection::version).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(note.taken).extracting(IndexUpdate::id).containsExactly(HAPJEONG);
    }

    @Test
    void anAuditSeesAndRepairsWhatTheIndexHolds() {
        assertThat(ratings.versions(List.of(MAPO))).containsExactly(new VersionEntry(MAPO, Source.RATINGS.ordinal()));
        assertThat(ads.versions(HAPJEONG, 9)).containsExactly(new VersionEntry(HAPJEONG, 9));
        ads.remove(List.of(new VersionEntry(MAPO, 3)));
        assertThat(note.forgotten).containsExactly(new KnownVersion(MAPO, 3));
        shops.replace(List.of(new SyncItem(MAPO, 2, true, "{}")));
        assertThat(note.replaced).containsExactly(new IndexUpdate.ShopUpdate(MAPO, 2, Optional.empty()));
    }
}
