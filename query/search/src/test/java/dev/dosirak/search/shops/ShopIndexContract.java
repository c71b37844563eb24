package dev.dosirak.search.shops;

import static dev.dosirak.search.shops.SomeShops.HONGDAE;
import static dev.dosirak.search.shops.SomeShops.shop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dosirak.platform.kernel.DeliveryFees;
import dev.dosirak.platform.kernel.DeliveryFees.Tier;
import dev.dosirak.platform.kernel.Placement;
import dev.dosirak.platform.kernel.Placements;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.search.shops.IndexQuery.After;
import dev.dosirak.search.shops.IndexedShop.Dish;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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

/// What every index promises.
public interface ShopIndexContract {

    Instant SATURDAY_EVENING = Instant.parse("2026-11-21T10:30:00Z");
    Position FAR_AWAY = new Position(35.18, 129.07);

    ShopIndex index();

    /// The one that the index puts its ads on.
    Placements board();

    /// Until what was taken can be found.
    void settle();

    Spelling spelling();

    private void take(IndexUpdate... updates) {
        index().apply(List.of(updates));
        settle();
    }

    private static IndexUpdate said(IndexedShop indexedShop) {
        return said(indexedShop, 1);
    }

    private static IndexUpdate said(IndexedShop indexedShop, long version) {
        return new IndexUpdate.ShopUpdate(indexedShop.id(), version, Optional.of(indexedShop));
    }

    private static IndexUpdate gone(UUID id, long version) {
        return new IndexUpdate.ShopUpdate(id, version, Optional.empty());
    }

    private static IndexUpdate rated(UUID shop, long version, int tenths, long count) {
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

    private List<String> names(String words) {
        return index().find(search(words, SortOrder.RELEVANCE, 50)).stream()
                .map(it -> it.indexedShop().name())
                .toList();
    }

    private Finder finder() {
        return new Finder(index(), board(), spelling(), Synonyms.read());
    }

    private static SearchRequest question(String words, SortOrder sortOrder, int size) {
        return new SearchRequest(Words.ofQuery(words), HONGDAE, Filters.NONE, sortOrder, Optional.empty(), size);
    }

    private List<String> found(String words) {
        return finder().find(question(words, SortOrder.RELEVANCE, 50), SATURDAY_EVENING).entries().stream()
                .map(it -> it.hit().indexedShop().name())
                .toList();
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
    default void aNameBeatsADishAndWhatItIsBeatsWhatItContains() {
        take(
                said(shop(1, "샐러드 가게", "치킨 샐러드")),
                said(shop(2, "동네 호프", "후라이드 치킨")),
                said(shop(3, "홍대 치킨", "콜라")),
                said(new IndexedShop(
                        new UUID(0, 4),
                        "포장마차",
                        "night",
                        "마포구",
                        HONGDAE,
                        3_000,
                        Won.ZERO,
                        DeliveryFees.of(new Tier(3_000, Won.ZERO)),
                        SomeShops.always(),
                        0,
                        List.of(new Dish("치킨", true)))));

        assertThat(names("치킨")).containsExactly("홍대 치킨", "동네 호프", "샐러드 가게", "포장마차");
    }

    @Test
    default void everyWayToTypeItFindsIt() {
        take(
                said(shop(1, "꼬꼬네 양념치킨")),
                said(shop(2, "비비큐 합정점", "황금 올리브")),
                said(shop(3, "Pizza Hero", "Pepperoni Pizza")),
                said(shop(4, "신당동 떡볶이")),
                said(shop(5, "직화 삼겹살")),
                said(shop(6, "나폴리 화덕피자", "고구마 피자")));
        for (var typed : List.of("양념치킨", "양념 치킨", "꼬꼬네치킨", "ㅊㅋ", "ㅇㄴㅊㅋ", "치캔", "clzls", "치ㅋ", "념치", "꼬꼬네 맛집")) {
            assertThat(found(typed)).as(typed).contains("꼬꼬네 양념치킨");
        }
        for (var typed : List.of("bbq", "BBQ", "비비큐", "ㅂㅂㅋ", "bbq합정")) {
            assertThat(found(typed)).as(typed).contains("비비큐 합정점");
        }
        for (var typed : List.of("피자", "pizza", "Pizza", "피쟈", "ㅔㅑㅋㅋㅁ", "vlwk")) {
            assertThat(found(typed)).as(typed).contains("Pizza Hero", "나폴리 화덕피자");
        }
        for (var typed : List.of("떡뽁이", "떡볶기", "ㄸㅂㅇ", "떡 볶이", "toppoki")) {
            assertThat(found(typed)).as(typed).contains("신당동 떡볶이");
        }
        for (var typed : List.of("삼겹쌀", "ㅅㄱㅅ", "삼 겹 살", "삼겹")) {
            assertThat(found(typed)).as(typed).contains("직화 삼겹살");
        }
        assertThat(found("치캔")).doesNotContain("신당동 떡볶이");
        assertThat(found("자동차")).isEmpty();
    }

    @Test
    default void signsEmojiAndFormsOfLettersHideNothing() {
        take(
                said(shop(1, "세종칼국수", "바지락 칼국수", "손만두")),
                said(shop(2, "골목 포차", "1+1 닭꼬치", "어묵탕")),
                said(shop(3, "카페 한라봉", "한라봉 에이드", "커피&도넛")),
                said(shop(4, "한라봉닭강정", "닭강정 1+1")));
        for (var typed : List.of(
                "세종칼국수맛집",
                "세종칼국수 맛집",
                "세종칼국수추천",
                "맛집 세종칼국수",
                "ㅅㅈㅋㄱㅅ",
                "ㅅㅈ·ㅋㄱㅅ",
                "ㅅㅈ ㅋㄱㅅ",
                "세종\u200b칼국수",
                Normalizer.normalize("세종칼국수", Normalizer.Form.NFD),
                "세종칼국수\u00a0",
                "세종칼국수🍜️",
                "🍜️세종칼국수")) {
            assertThat(found(typed)).as(typed).contains("세종칼국수");
        }
        for (var typed : List.of("1+1 닭꼬치", "1+1닭꼬치", "닭꼬치 1+1", "１＋１ 닭꼬치", "ㄷㄲㅊ", "ㄷㄲ+ㅊ", "🍢️ 닭꼬치")) {
            assertThat(found(typed)).as(typed).contains("골목 포차");
        }
        for (var typed : List.of("ㅎㄹㅂ&ㄷㄱㅈ", "ㅎㄹㅂㄷㄱㅈ", "한라봉♥닭강정", "한라봉닭강정배달")) {
            assertThat(found(typed)).as(typed).contains("한라봉닭강정");
        }
        for (var typed : List.of("☕️", "☕", "커피☕️", "ㅋㅍ&ㄷㄴ", "커피&도넛")) {
            assertThat(found(typed)).as(typed).contains("카페 한라봉");
        }
    }

    /// Nobody presses the space bar, and what follows a name says nothing.
    @Test
    default void anyNameIsFoundInOneWordWithWhateverSaysNothingBehindIt() {
        var random = new Random(11);
        var names = new ArrayList<>(CityNames.ALL);
        Collections.shuffle(names, random);
        var city = names.subList(0, 1_000);
        var updates = new ArrayList<IndexUpdate>();
        for (int i = 0; i < city.size(); i++) {
            updates.add(said(shop(i + 1, city.get(i), "후라이드 치킨", "공기밥")));
        }
        index().apply(updates);
        settle();
        for (var name : city.subList(0, 100)) {
            for (var behind : List.of(
                    "", "맛집", "배달", "추천", "근처", "주변", "주문", "가게", "메뉴", "식당", "집", "전화번호", "영업시간", "리뷰", "배달맛집")) {
                var typed = name.replace(" ", "") + behind;
                assertThat(firstOf(typed)).as(typed).contains(name);
            }
        }
    }

    private List<String> firstOf(String words) {
        return finder().find(question(words, SortOrder.RELEVANCE, 3), SATURDAY_EVENING).entries().stream()
                .map(it -> it.hit().indexedShop().name())
                .toList();
    }

    @Test
    default void aShopCalledSoComesBeforeThoseThatAreOnlyCalledLikeIt() {
        take(said(shop(1, "한일관")), said(shop(2, "한일식당")), rated(new UUID(0, 1), 1, 48, 40), said(shop(3, "할매 닭똥집")));

        assertThat(found("한일식당")).startsWith("한일식당").contains("한일관");
        assertThat(found("닥똥집")).as("mistyped").contains("할매 닭똥집");
        assertThat(found("으뜸통닭천호동점집")).isEmpty();
    }

    @Test
    default void whatSearchEnginesTakeForSyntaxIsPlainText() {
        take(said(shop(1, "치킨 * 호프")), said(shop(2, "떡볶이")));
        for (var typed : List.of(
                "*",
                "?",
                "***************",
                "치킨*",
                "(치킨",
                "치킨~2",
                "치킨^9",
                "\"치킨",
                "[a TO z]",
                "/.*.*.*.*/",
                "치킨 AND NOT",
                "\\",
                "{!func}1",
                "치킨 | 1",
                "_id:1",
                "치킨|9")) {
            assertThat(found(typed)).as(typed).doesNotContain("떡볶이");
        }
        assertThat(found("치킨*")).containsExactly("치킨 * 호프");
        assertThat(found("가 ".repeat(50))).isEmpty();
        assertThat(found("ㅁ".repeat(100))).isEmpty();
        assertThat(found("a".repeat(100))).isEmpty();
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
    default void aShopSaysWhichDishesMadeItFit() {
        take(said(shop(1, "동네 호프", "콜라", "양념치킨 (순살)", "치킨무", "후라이드 치킨", "닭강정", "마늘 치킨")));

        var entry = finder().find(question("치킨", SortOrder.RELEVANCE, 5), SATURDAY_EVENING)
                .entries()
                .getFirst();

        assertThat(entry.matched()).hasSize(3).contains("후라이드 치킨", "마늘 치킨").doesNotContain("콜라", "닭강정");
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

    @Test
    default void whatIsBeingTypedIsCompleted() {
        take(
                said(shop(1, "꼬꼬네 치킨", "후라이드 치킨", "양념치킨", "치킨무")),
                said(shop(2, "동네 호프", "후라이드 치킨", "양념감자")),
                said(shop(3, "BBQ 합정점", "황금 올리브")));

        assertThat(texts("양녀")).containsExactly("양념감자", "양념치킨");
        assertThat(texts("치ㅋ")).startsWith("치킨").contains("치킨무");
        assertThat(texts("ㅎㄹㅇㄷ")).containsExactly("후라이드 치킨");
        assertThat(texts("후라이드치")).containsExactly("후라이드 치킨");
        assertThat(texts("BB")).containsExactly("BBQ 합정점");
        assertThat(texts("꼬")).containsExactly("꼬꼬네 치킨");
        assertThat(texts("*")).isEmpty();
        assertThat(finder().suggest(Words.ofQuery("꼬"), HONGDAE, 5).getFirst().shop())
                .contains(new UUID(0, 1));
        assertThat(finder().suggest(Words.ofQuery("치"), HONGDAE, 1)).hasSize(1);
    }

    private List<String> texts(String typed) {
        return finder().suggest(Words.ofQuery(typed), HONGDAE, 10).stream()
                .map(Suggestion::text)
                .toList();
    }
}
