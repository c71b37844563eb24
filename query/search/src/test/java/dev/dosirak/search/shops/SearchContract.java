package dev.dosirak.search.shops;

import static dev.dosirak.search.shops.ShopIndexContract.question;
import static dev.dosirak.search.shops.ShopIndexContract.rated;
import static dev.dosirak.search.shops.ShopIndexContract.said;
import static dev.dosirak.search.shops.SomeShops.HONGDAE;
import static dev.dosirak.search.shops.SomeShops.shop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.kernel.DeliveryFees;
import dev.dosirak.platform.kernel.DeliveryFees.Tier;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.search.relevance.Gain;
import dev.dosirak.search.relevance.Judgements;
import dev.dosirak.search.shops.Finder.Suggestion;
import dev.dosirak.search.shops.IndexedShop.Dish;
import dev.dosirak.search.words.Synonyms;
import dev.dosirak.search.words.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// What is found for what people type: every way to write it, the best first, and how good the answers are by the
/// judgements in `query/search/relevance`, which were made before any answer was seen.
public interface SearchContract extends ShopIndexContract {

    Path JUDGED = Path.of("relevance");

    /// The shops that the judgements are about.
    void fill(Path shops);

    @Test
    default void peopleFindWhatTheyMean() {
        fill(JUDGED.resolve("shops.ndjson"));
        settle();
        var finder = new Finder(index(), board(), spelling(), Synonyms.read());
        var gains = new LinkedHashMap<String, Double>();
        Judgements.read(JUDGED.resolve("judgements.tsv")).grades().forEach((query, grades) -> {
            var searchRequest = new SearchRequest(
                    Words.ofQuery(query), HONGDAE, Filters.NONE, SortOrder.RELEVANCE, Optional.empty(), 10);
            var found = finder.find(searchRequest, Instant.parse("2026-11-21T10:00:00Z")).entries().stream()
                    .map(it -> it.hit().indexedShop().id())
                    .toList();
            gains.put(query, Gain.normalized(found, grades, 10));
        });
        double mean = gains.values().stream().mapToDouble(it -> it).average().orElseThrow();
        LoggerFactory.getLogger(SearchContract.class).info("nDCG@10 {} of {}", mean, gains);

        assertThat(gains).hasSizeGreaterThanOrEqualTo(60);
        assertThat(mean).as("nDCG@10 of %s", gains).isGreaterThanOrEqualTo(0.85);
    }

    private List<String> found(String words) {
        return finder().find(question(words, SortOrder.RELEVANCE, 50), SATURDAY_EVENING).entries().stream()
                .map(it -> it.hit().indexedShop().name())
                .toList();
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
    default void aShopSaysWhichDishesMadeItFit() {
        take(said(shop(1, "동네 호프", "콜라", "양념치킨 (순살)", "치킨무", "후라이드 치킨", "닭강정", "마늘 치킨")));

        var entry = finder().find(question("치킨", SortOrder.RELEVANCE, 5), SATURDAY_EVENING)
                .entries()
                .getFirst();

        assertThat(entry.matched()).hasSize(3).contains("후라이드 치킨", "마늘 치킨").doesNotContain("콜라", "닭강정");
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

    /// What the shops of the demo's city are called, made of its lists of words: `으뜸 통닭 천호동점`.
    final class CityNames {

        private static final Path LISTS = Path.of("../../demo/src/main/resources/city");

        static final List<String> ALL = all();

        private CityNames() {}

        private static List<String> all() {
            var firstHalves = lines("names.txt").getFirst().split(",");
            var all = new ArrayList<String>();
            for (var cuisine : lines("cuisines.txt").stream()
                    .filter(it -> it.startsWith("["))
                    .toList()) {
                for (var trade : cuisine.substring(1, cuisine.length() - 1)
                        .split(" ", 3)[2]
                        .split(",")) {
                    for (var district : lines("districts.txt")) {
                        for (var neighbourhood : district.split("\\|")[3].split(",")) {
                            for (var first : firstHalves) {
                                all.add(first + " " + trade + " " + neighbourhood + "점");
                            }
                        }
                    }
                }
            }
            return List.copyOf(all);
        }

        private static List<String> lines(String list) {
            try {
                return Files.readAllLines(LISTS.resolve(list)).stream()
                        .filter(it -> !it.isBlank() && !it.startsWith("#"))
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
