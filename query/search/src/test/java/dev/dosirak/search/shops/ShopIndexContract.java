package dev.dosirak.search.shops;

import static dev.dosirak.search.shops.SomeShops.HONGDAE;
import static dev.dosirak.search.shops.SomeShops.shop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dosirak.platform.kernel.Placement;
import dev.dosirak.platform.kernel.Placements;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.search.shops.Finder.Page;
import dev.dosirak.search.shops.IndexQuery.After;
import dev.dosirak.search.shops.IndexUpdate.Source;
import dev.dosirak.search.shops.ShopIndex.Hit;
import dev.dosirak.search.shops.ShopIndex.KnownVersion;
import dev.dosirak.search.words.Clause;
import dev.dosirak.search.words.Hangul;
import dev.dosirak.search.words.Interpreter;
import dev.dosirak.search.words.Spelling;
import dev.dosirak.search.words.Synonyms;
import dev.dosirak.search.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every index promises of what it was told; what is found for what people type is in [SearchContract].
public interface ShopIndexContract {

    Instant SATURDAY_EVENING = Instant.parse("2026-11-21T10:30:00Z");
    Position FAR_AWAY = new Position(35.18, 129.07);

    ShopIndex index();

    /// The one that the index puts its ads on.
    Placements board();

    /// Until what was taken can be found.
    void settle();

    Spelling spelling();

    default void take(IndexUpdate... updates) {
        index().apply(List.of(updates));
        settle();
    }

    static IndexUpdate said(IndexedShop indexedShop) {
        return said(indexedShop, 1);
    }

    private static IndexUpdate said(IndexedShop indexedShop, long version) {
        return new IndexUpdate.ShopUpdate(indexedShop.id(), version, Optional.of(indexedShop));
    }

    private static IndexUpdate gone(UUID id, long version) {
        return new IndexUpdate.ShopUpdate(id, version, Optional.empty());
    }

    static IndexUpdate rated(UUID shop, long version, int tenths, long count) {
        return new IndexUpdate.RatingUpdate(shop, version, Optional.of(new Rating(tenths, count)));
    }

    private IndexQuery search(String words, SortOrder sortOrder, int limit) {
        var clause = new Interpreter(spelling(), Synonyms.read()).strictClause(Words.ofQuery(words));
        return new IndexQuery(
                clause,
                HONGDAE,
                Filters.NONE,
                sortOrder,
                Optional.empty(),
                limit,
                Set.of(),
                Set.of(),
                SATURDAY_EVENING);
    }

    default List<String> names(String words) {
        return index().find(search(words, SortOrder.RELEVANCE, 50)).stream()
                .map(it -> it.indexedShop().name())
                .toList();
    }

    default Finder finder() {
        return new Finder(index(), board(), spelling(), Synonyms.read());
    }

    static SearchRequest question(String words, SortOrder sortOrder, int size) {
        return new SearchRequest(Words.ofQuery(words), HONGDAE, Filters.NONE, sortOrder, Optional.empty(), size);
    }

    @Test
    default void aShopIsFoundAsItWasTaken() {
        var indexedShop = shop(1, "홍대 \"통닭\"", "양념치킨", "콜라 1.25L");
        take(said(indexedShop), rated(indexedShop.id(), 1, 46, 120));

        var hit = index().find(search("양념치킨", SortOrder.RELEVANCE, 5)).getFirst();

        assertThat(hit.indexedShop()).isEqualTo(indexedShop);
        assertThat(hit.rating()).isEqualTo(new Rating(46, 120));
        assertThat(hit.meters()).isZero();
    }

    @Test
    default void olderWordDoesNotTakeThePlaceOfNewer() {
        take(said(shop(1, "새 치킨"), 2));
        take(said(shop(1, "옛 치킨"), 1), said(shop(1, "같은 치킨"), 2));
        assertThat(names("치킨")).containsExactly("새 치킨");

        take(gone(new UUID(0, 1), 3));
        take(said(shop(1, "옛 치킨"), 2));
        assertThat(names("치킨")).isEmpty();
        assertThat(index().versions(Source.SHOPS, List.of(new UUID(0, 1), new UUID(0, 2))))
                .containsExactly(new KnownVersion(new UUID(0, 1), 3));

        take(said(shop(1, "다시 연 치킨"), 4));
        assertThat(names("치킨")).containsExactly("다시 연 치킨");
    }

    @Test
    default void aRatingMayComeBeforeItsShopAndChangesWithoutIt() {
        take(rated(new UUID(0, 1), 3, 48, 900));
        take(said(shop(1, "치킨 하나")), said(shop(2, "치킨 둘")));
        assertThat(names("치킨")).containsExactly("치킨 하나", "치킨 둘");

        take(rated(new UUID(0, 1), 2, 10, 1), rated(new UUID(0, 2), 1, 50, 40_000));
        assertThat(names("치킨")).as("popular first").containsExactly("치킨 둘", "치킨 하나");
        take(said(shop(1, "치킨 하나"), 2));
        assertThat(index().find(search("치킨", SortOrder.RELEVANCE, 5)).getLast().rating())
                .isEqualTo(new Rating(48, 900));

        take(new IndexUpdate.RatingUpdate(new UUID(0, 1), 4, Optional.empty()));
        assertThat(index().find(search("치킨", SortOrder.RELEVANCE, 5)).getLast().rating())
                .isEqualTo(Rating.NONE);
    }

    @Test
    default void repairPutsTheOwnersWordInThePlaceOfWhateverIsHere() {
        take(said(shop(1, "잘못된 치킨"), 9), rated(new UUID(0, 1), 9, 10, 5));
        index().replace(List.of(said(shop(1, "맞는 치킨"), 4)));
        settle();
        assertThat(names("치킨")).containsExactly("맞는 치킨");
        take(said(shop(1, "다음 치킨"), 5));
        assertThat(names("치킨")).containsExactly("다음 치킨");

        index().forget(Source.SHOPS, List.of(new KnownVersion(new UUID(0, 1), 4)));
        settle();
        assertThat(names("치킨")).as("changed since it was seen").hasSize(1);
        index().forget(Source.RATINGS, List.of(new KnownVersion(new UUID(0, 1), 9)));
        settle();
        assertThat(index().find(search("치킨", SortOrder.RELEVANCE, 1)).getFirst().rating())
                .isEqualTo(Rating.NONE);
        index().forget(Source.SHOPS, List.of(new KnownVersion(new UUID(0, 1), 5)));
        settle();
        assertThat(names("치킨")).isEmpty();
        assertThat(index().versions(Source.SHOPS, List.of(new UUID(0, 1)))).isEmpty();
    }

    @Test
    default void everythingKnownIsToldInOrderOfIds() {
        var some = new SomeShops(7);
        var kept = new ArrayList<KnownVersion>();
        var updates = new ArrayList<IndexUpdate>();
        for (int i = 0; i < 20; i++) {
            var id = some.id();
            kept.add(new KnownVersion(id, i));
            updates.add(i % 2 == 0 ? gone(id, i) : said(some.shop()));
        }
        updates.removeIf(
                it -> it instanceof IndexUpdate.ShopUpdate shop && shop.shop().isPresent());
        index().apply(updates);
        index().apply(List.of(rated(some.id(), 1, 30, 1)));
        settle();
        var expected = kept.stream()
                .filter(it -> it.version() % 2 == 0)
                .sorted(Comparator.comparing(it -> it.id().toString()))
                .toList();

        var first = index().versions(Source.SHOPS, new UUID(0, 0), 4);
        var rest = index().versions(Source.SHOPS, first.getLast().id(), 100);

        assertThat(first).isEqualTo(expected.subList(0, 4));
        assertThat(rest).isEqualTo(expected.subList(4, expected.size()));
        assertThat(index().versions(Source.ADS, new UUID(0, 0), 5)).isEmpty();
        assertThat(index().versions(Source.RATINGS, new UUID(0, 0), 5)).hasSize(1);
    }

    /// By every order, with every filter, page by page: always what looking at every shop gives.
    @Test
    default void listsAreWhatLookingAtEveryShopGives() {
        var some = new SomeShops(3);
        var random = new Random(3);
        var indexedShops = new HashMap<UUID, IndexedShop>();
        var ratings = new HashMap<UUID, Rating>();
        for (int i = 0; i < 250; i++) {
            var indexedShop = some.shop();
            indexedShops.put(indexedShop.id(), indexedShop);
            ratings.put(indexedShop.id(), some.rating());
        }
        var updates = new ArrayList<IndexUpdate>();
        indexedShops.values().forEach(it -> updates.add(said(it)));
        ratings.forEach((id, it) -> updates.add(new IndexUpdate.RatingUpdate(id, 1, Optional.of(it))));
        index().apply(updates);
        settle();
        for (int i = 0; i < 40; i++) {
            var place = some.position();
            var filters = new Filters(
                    random.nextBoolean() ? Optional.of("pizza") : Optional.empty(),
                    random.nextBoolean(),
                    random.nextBoolean() ? OptionalLong.of(1_000L * random.nextInt(20)) : OptionalLong.empty(),
                    random.nextBoolean() ? OptionalLong.of(500L * random.nextInt(9)) : OptionalLong.empty(),
                    random.nextBoolean() ? 10 + random.nextInt(40) : 0);
            for (var sortOrder :
                    List.of(SortOrder.DISTANCE, SortOrder.RATING, SortOrder.FEE, SortOrder.MINIMUM_ORDER)) {
                assertThat(allPages(place, filters, sortOrder, 1 + random.nextInt(30)))
                        .as("%s at %s %s", sortOrder, place, filters)
                        .isEqualTo(bruteForce(indexedShops, ratings, place, filters, sortOrder));
            }
        }
    }

    private List<UUID> allPages(Position place, Filters filters, SortOrder sortOrder, int size) {
        var ids = new ArrayList<UUID>();
        var clause = new Clause.HasTerm(Hangul.keys("가게"), 1);
        Optional<After> after = Optional.empty();
        List<Hit> page;
        do {
            page = index().find(new IndexQuery(
                    clause, place, filters, sortOrder, after, size, Set.of(), Set.of(), SATURDAY_EVENING));
            page.forEach(it -> ids.add(it.indexedShop().id()));
            after = page.isEmpty()
                    ? after
                    : Optional.of(new After(
                            page.getLast().value(), page.getLast().indexedShop().id()));
        } while (page.size() == size);
        return ids;
    }

    private static List<UUID> bruteForce(
            Map<UUID, IndexedShop> indexedShops,
            Map<UUID, Rating> ratings,
            Position place,
            Filters filters,
            SortOrder sortOrder) {
        Comparator<IndexedShop> best = Comparator.comparingDouble(it -> {
            long meters = it.position().metersTo(place);
            return switch (sortOrder) {
                case DISTANCE -> meters;
                case FEE -> SortOrder.amountThenDistance(it.fees().at(meters).amount(), meters);
                case MINIMUM_ORDER ->
                    SortOrder.amountThenDistance(it.minimumOrder().amount(), meters);
                case RATING, RELEVANCE -> -SortOrder.averageThenCount(rating(ratings, it));
            };
        });
        return indexedShops.values().stream()
                .filter(it -> it.position().metersTo(place) <= it.radiusMeters())
                .filter(it ->
                        filters.category().isEmpty() || filters.category().get().equals(it.category()))
                .filter(it -> !filters.openOnly() || it.hours().isOpen(SATURDAY_EVENING))
                .filter(it ->
                        it.minimumOrder().amount() <= filters.maxMinimumOrder().orElse(Long.MAX_VALUE))
                .filter(it -> it.fees().at(it.position().metersTo(place)).amount()
                        <= filters.maxFee().orElse(Long.MAX_VALUE))
                .filter(it -> rating(ratings, it).tenths() >= filters.minTenths())
                .sorted(best.thenComparing(it -> it.id().toString()))
                .map(IndexedShop::id)
                .toList();
    }

    private static Rating rating(Map<UUID, Rating> ratings, IndexedShop indexedShop) {
        return ratings.getOrDefault(indexedShop.id(), Rating.NONE);
    }

    @Test
    default void pagesStayWhereTheyAreWhileTheIndexChanges() {
        var updates = new ArrayList<IndexUpdate>();
        for (int i = 0; i < 30; i++) {
            updates.add(said(shop(i, "치킨 " + i)));
        }
        index().apply(updates);
        settle();
        var finder = finder();
        var first = finder.find(question("치킨", SortOrder.RELEVANCE, 10), SATURDAY_EVENING);
        take(said(shop(100, "양념 통닭", "치킨", "양념치킨")), said(shop(3, "치킨 3", "콜라"), 2), gone(new UUID(0, 12), 2));

        var seen = new ArrayList<>(first.entries());
        var next = first.next();
        while (next.isPresent()) {
            var searchCursor = SearchCursor.valueOf(next.get().toString());
            var page = finder.find(
                    new SearchRequest(
                            Words.ofQuery("치킨"),
                            HONGDAE,
                            Filters.NONE,
                            SortOrder.RELEVANCE,
                            Optional.of(searchCursor),
                            10),
                    SATURDAY_EVENING);
            seen.addAll(page.entries());
            next = page.next();
        }
        assertThat(seen).extracting(it -> it.hit().indexedShop().id()).doesNotHaveDuplicates();
        assertThat(seen)
                .extracting(it -> it.hit().indexedShop().name())
                .hasSize(30)
                .doesNotContain("치킨 12");
    }

    @Test
    default void onlyShopsThatDeliverThereAreFound() {
        take(said(shop(1, "치킨")));
        var there = new SearchRequest(
                Words.ofQuery("치킨"), FAR_AWAY, Filters.NONE, SortOrder.RELEVANCE, Optional.empty(), 10);

        assertThat(finder().find(there, SATURDAY_EVENING).entries()).isEmpty();
        assertThat(finder().suggest(Words.ofQuery("치"), FAR_AWAY, 10)).isEmpty();
    }

    @Test
    default void adsComeFirstMarkedAndOnlyOnce() {
        var updates = new ArrayList<IndexUpdate>();
        for (int i = 1; i <= 20; i++) {
            updates.add(said(shop(i, "치킨 " + i)));
        }
        updates.add(said(shop(30, "떡볶이")));
        index().apply(updates);
        settle();
        var now = SATURDAY_EVENING;
        index().apply(List.of(
                ad(1, 9, 2, now, HONGDAE, Optional.empty()),
                ad(2, 15, 1, now, HONGDAE, Optional.of(now)),
                ad(3, 15, 3, now, HONGDAE, Optional.empty()),
                ad(4, 16, 1, now, HONGDAE, Optional.of(now.plusSeconds(60))),
                ad(5, 17, 1, now, FAR_AWAY, Optional.empty()),
                ad(6, 18, 1, now.plusSeconds(1), HONGDAE, Optional.empty()),
                ad(7, 19, 1, now.minusSeconds(7_200), HONGDAE, Optional.empty()),
                ad(8, 30, 1, now, HONGDAE, Optional.empty()),
                ad(9, 77, 1, now, HONGDAE, Optional.empty())));
        settle();

        var first = finder().find(question("치킨", SortOrder.RELEVANCE, 6), now);
        assertThat(first.entries()).hasSize(6);
        assertThat(first.entries().subList(0, 2))
                .extracting(it -> it.hit().indexedShop().name(), Page.Entry::ad)
                .containsExactly(
                        tuple("치킨 15", Optional.of(new UUID(2, 2))), tuple("치킨 9", Optional.of(new UUID(2, 1))));
        assertThat(first.entries().subList(2, 6)).allMatch(it -> it.ad().isEmpty());

        index().apply(List.of(new IndexUpdate.AdUpdate(new UUID(2, 1), 2, Optional.empty())));
        var rest = finder().find(
                        new SearchRequest(
                                Words.ofQuery("치킨"), HONGDAE, Filters.NONE, SortOrder.RELEVANCE, first.next(), 50),
                        now);
        var all = new ArrayList<>(first.entries());
        all.addAll(rest.entries());
        assertThat(all)
                .extracting(it -> it.hit().indexedShop().id())
                .doesNotHaveDuplicates()
                .hasSize(20);
        assertThat(rest.entries()).allMatch(it -> it.ad().isEmpty());
        assertThat(finder().find(question("치킨", SortOrder.DISTANCE, 10), now).entries())
                .allMatch(it -> it.ad().isEmpty());
        assertThat(finder().find(question("치킨", SortOrder.RELEVANCE, 1), now).entries())
                .allMatch(it -> it.ad().isEmpty());
        index().apply(List.of(ad(1, 9, 2, now, HONGDAE, Optional.empty())));
        assertThat(finder().find(question("치킨", SortOrder.RELEVANCE, 6), now).entries())
                .as("an ad that is over stays over whoever says otherwise")
                .filteredOn(it -> it.ad().isPresent())
                .hasSize(1);
    }

    private static IndexUpdate ad(
            int number, int shop, int position, Instant from, Position center, Optional<Instant> exhausted) {
        var id = new UUID(2, number);
        return new IndexUpdate.AdUpdate(
                id,
                1,
                Optional.of(new Placement(
                        id, new UUID(0, shop), from, from.plusSeconds(3_600), center, 2_000, position, exhausted)));
    }
}
