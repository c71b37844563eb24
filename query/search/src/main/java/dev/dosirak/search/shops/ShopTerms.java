package dev.dosirak.search.shops;

import dev.dosirak.search.shops.IndexedShop.Dish;
import dev.dosirak.search.words.Field;
import dev.dosirak.search.words.Spelling;
import dev.dosirak.search.words.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The terms under which a shop can be found, and what each is worth to it.
///
/// A name beats a dish, and a dish that is what was asked for beats one that only contains it: Korean says last what
/// a thing is in the end, as in `양념치킨`. What many dishes have in common, and the shelf the shop stands on, counts on
/// top. A dish that is sold out counts little.
///
/// @param words every piece of a name, with its worth
/// @param phrases the fields in which terms stand in rows, one row for each name
/// @param typed how one begins to type one of the names
public record ShopTerms(Map<String, Integer> words, Map<Field, List<List<String>>> phrases, Set<String> typed) {

    static final int NAME_BEGINS = 32;
    static final int IN_NAME = 24;
    static final int DISH_CALLED = 20;
    static final int DISH_ENDS = 18;
    static final int IN_DISH = 12;
    static final int SOLD_OUT = 6;
    static final int ABOUT = 6;
    static final int MORE_FOR_MAINLY = 6;
    static final int MORE_FOR_SHELF = 4;

    /// What at least two dishes, and a quarter of them, have in common is what the shop mainly makes.
    private static final int AT_LEAST = 2;

    private static final int ONE_IN = 4;

    /// Behind or before what the dish is: `후라이드 치킨 (순살)`, `콜라 1.25L`, `보쌈 대`, `1인 페퍼로니`.
    private static final Pattern ASIDE = Pattern.compile("[(\\[{][^)\\]}]*[)\\]}]?");

    private static final Pattern SIZE = Pattern.compile("\\p{N}+\\p{L}{0,3}|소|중|대|특|[smlx]+|\\p{L}{1,2}마리|세트|단품|추가");

    private static final Map<String, String> SHELVES = Map.ofEntries(
            Map.entry("korean", "한식"),
            Map.entry("chicken", "치킨 통닭"),
            Map.entry("pizza", "피자"),
            Map.entry("chinese", "중식 중국집 중국요리"),
            Map.entry("japanese", "일식"),
            Map.entry("snack", "분식"),
            Map.entry("western", "양식"),
            Map.entry("cafe", "카페 디저트 커피"),
            Map.entry("asian", "아시안"),
            Map.entry("jokbal", "족발 보쌈"),
            Map.entry("night", "야식"),
            Map.entry("lunchbox", "도시락"));

    /// Takes the shop's words apart.
    public static ShopTerms of(IndexedShop indexedShop, Spelling spelling) {
        var words = new LinkedHashMap<String, Integer>();
        var name = Words.of(indexedShop.name());
        var terms = spelling.terms(name);
        atLeast(IN_NAME, terms.all(), words);
        atLeast(NAME_BEGINS, terms.starts(), words);
        atLeast(ABOUT, spelling.terms(Words.of(indexedShop.district())).all(), words);
        dishes(indexedShop.dishes(), spelling, words);
        for (var shelf :
                Words.of(SHELVES.getOrDefault(indexedShop.category(), "")).each()) {
            for (var term : spelling.terms(new Words(List.of(shelf))).wholes()) {
                words.merge(term, ABOUT + MORE_FOR_SHELF, (worth, _) -> worth + MORE_FOR_SHELF);
            }
        }
        return new ShopTerms(
                words,
                Map.of(
                        Field.NAME_PAIRS,
                        List.of(Spelling.pairs(name.joined())),
                        Field.DISH_PAIRS,
                        indexedShop.dishes().stream()
                                .map(it -> Spelling.pairs(Words.of(it.name()).joined()))
                                .toList()),
                typed(indexedShop, spelling));
    }

    private static void dishes(List<Dish> dishes, Spelling spelling, Map<String, Integer> words) {
        var common = new HashMap<String, Integer>();
        for (var dish : dishes) {
            var all = spelling.terms(Words.of(dish.name())).all();
            if (dish.soldOut()) {
                atLeast(SOLD_OUT, all, words);
            } else {
                var proper = spelling.terms(properName(dish.name()));
                atLeast(IN_DISH, all, words);
                atLeast(DISH_ENDS, proper.ends(), words);
                atLeast(DISH_CALLED, proper.wholes(), words);
                proper.all().forEach(it -> common.merge(it, 1, Integer::sum));
            }
        }
        var inStock = dishes.stream().filter(it -> !it.soldOut()).count();
        common.forEach((term, dishesWithIt) -> {
            if (dishesWithIt >= Math.max(AT_LEAST, inStock / ONE_IN)) {
                words.merge(term, MORE_FOR_MAINLY, Integer::sum);
            }
        });
    }

    private static void atLeast(int worth, Collection<String> terms, Map<String, Integer> words) {
        terms.forEach(it -> words.merge(it, worth, Math::max));
    }

    private static Set<String> typed(IndexedShop indexedShop, Spelling spelling) {
        var typed = new LinkedHashSet<>(spelling.typed(Words.of(indexedShop.name())));
        indexedShop.dishes().stream()
                .filter(it -> !it.soldOut())
                .forEach(it -> typed.addAll(spelling.typed(properName(it.name()))));
        return typed;
    }

    /// What the dish is called, without sizes and remarks; the whole name when nothing else is left.
    static Words properName(String name) {
        var words =
                new ArrayList<>(Words.of(ASIDE.matcher(name).replaceAll(" ")).each());
        words.removeIf(it -> SIZE.matcher(it).matches());
        return words.isEmpty() ? Words.of(name) : new Words(words);
    }
}
