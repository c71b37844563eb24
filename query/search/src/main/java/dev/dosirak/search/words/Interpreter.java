package dev.dosirak.search.words;

import dev.dosirak.search.words.Clause.AtLeast;
import dev.dosirak.search.words.Clause.BestOf;
import dev.dosirak.search.words.Clause.HasTerm;
import dev.dosirak.search.words.Clause.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// What a question means.
///
/// What was typed beats what may have been meant. However long and odd a question is, the number of clauses stays
/// within bounds: words, spellings of a word, parts of a word and corrections are all counted.
public final class Interpreter {

    private static final int MOST_WORDS = 6;
    private static final int MOST_PARTS = 6;
    private static final int MOST_SYNONYMS = 3;
    private static final int MOST_CORRECTIONS = 3;
    private static final int SHORTEST_CORRECTED = 4;

    /// In keys; no name or dish is longer than some twelve syllables, and what is closest to a hundred costs
    /// half a second.
    private static final int LONGEST_CORRECTED = 40;

    private static final double AS_TYPED = 1;
    private static final double SYNONYM = 15 / 16.0;
    private static final double OTHER_KEYBOARD = 0.5;
    private static final double CORRECTED = 0.25;
    private static final double IN_PARTS = 0.75;

    /// What is left of a word without its filler, so that the shop whose name ends in one comes before the
    /// others.
    private static final double BARE = 15 / 16.0;

    private static final double STEP = 1 / 32.0;

    /// Below what the same would be worth as a piece, because it is none: `볶이`, or `촌치` of `교촌치킨`.
    private static final double IN_MIDST_OF_NAME = 16;

    private static final double IN_MIDST_OF_DISH = 8;
    private static final double HALF_TYPED = 8;

    /// Words that say nothing of what is wanted.
    private static final Set<String> FILLERS = Set.of(
            "맛집", "배달", "추천", "근처", "주변", "주문", "가게", "집", "점", "전문점", "맛있는", "음식", "음식점", "메뉴", "파는", "곳", "요리", "식당",
            "전화번호", "영업시간", "리뷰");

    /// What people put right behind a name as well: `고기집`. It may be part of what is meant, as in `닭똥집`.
    private static final String HOUSE = "집";

    private static final Function<String, List<String>> NOTHING_IS_CLOSE = _ -> List.of();

    private final Spelling spelling;
    private final Synonyms synonyms;

    public Interpreter(Spelling spelling, Synonyms synonyms) {
        this.spelling = spelling;
        this.synonyms = synonyms;
    }

    /// The question taken by its words: each is a piece of some name, or all of them together are one.
    public Clause strictClause(Words question) {
        return whole(words(question), this::strict);
    }

    /// The question taken kindly: without what says nothing, with what may have been meant instead
    /// of what was typed, or only half of it.
    ///
    /// @param closest terms of the index that differ little from keys, the closest first
    public Clause lenientClause(Words question, Function<String, List<String>> closest) {
        var telling = withoutFillers(words(question));
        var ways = new ArrayList<Clause>();
        ways.add(strictClause(question));
        var close = new HashMap<String, List<String>>();
        Function<String, List<String>> once = keys -> close.computeIfAbsent(keys, closest);
        ways.add(whole(telling, it -> lenient(it, AS_TYPED, withoutSuffix(it).equals(it) ? once : NOTHING_IS_CLOSE)));
        var bare = telling.stream().map(Interpreter::withoutSuffix).toList();
        if (!bare.equals(telling)) {
            ways.add(whole(bare, it -> lenient(it, BARE, once)));
        }
        if (telling.size() > 1) {
            ways.add(new AtLeast(telling.stream().map(this::strict).toList(), (telling.size() + 1) / 2));
        }
        return new BestOf(ways);
    }

    private static List<String> words(Words question) {
        return question.each().stream().limit(MOST_WORDS).toList();
    }

    private static List<String> withoutFillers(List<String> words) {
        var telling = words.stream().filter(it -> !FILLERS.contains(it)).toList();
        return telling.isEmpty() ? words : telling;
    }

    /// `세종칼국수맛집` is `세종칼국수`, and somebody who did not press the space bar.
    private static String withoutSuffix(String word) {
        return FILLERS.stream()
                .filter(it -> it.length() > 1 && word.length() > it.length() + 1 && word.endsWith(it))
                .max(Comparator.comparingInt(String::length))
                .map(it -> withoutSuffix(word.substring(0, word.length() - it.length())))
                .orElse(word);
    }

    private Clause whole(List<String> words, Function<String, Clause> each) {
        if (words.size() == 1) {
            return each.apply(words.getFirst());
        }
        var renamed = words.stream()
                .map(it -> synonyms.of(it).stream().findFirst().orElse(it))
                .toList();
        var together = new LinkedHashMap<String, Double>();
        together.put(String.join("", words), (double) words.size());
        together.putIfAbsent(String.join("", renamed), words.size() * SYNONYM);
        var ways = new ArrayList<>(pieces(together));
        ways.add(Clause.all(words.stream().map(each).toList()));
        return new BestOf(ways);
    }

    private Clause strict(String word) {
        return Clause.best(pieces(spellings(word, AS_TYPED)));
    }

    private static List<Clause> pieces(Map<String, Double> spellings) {
        var pieces = new ArrayList<Clause>();
        spellings.forEach((it, factor) -> pieces.add(new HasTerm(Hangul.keys(it), factor)));
        return pieces;
    }

    /// The ways in which a word may be spelled, with what each counts.
    private Map<String, Double> spellings(String word, double factor) {
        var all = new LinkedHashMap<String, Double>();
        all.put(word, factor);
        addSynonyms(word, factor, all);
        Keyboard.other(word).ifPresent(it -> {
            all.putIfAbsent(it, OTHER_KEYBOARD * factor);
            addSynonyms(it, OTHER_KEYBOARD * factor, all);
        });
        return all;
    }

    private void addSynonyms(String word, double factor, Map<String, Double> all) {
        synonyms.of(word).stream().limit(MOST_SYNONYMS).forEach(it -> all.putIfAbsent(it, factor * SYNONYM));
    }

    private Clause lenient(String word, double factor, Function<String, List<String>> closest) {
        var ways = new ArrayList<>(pieces(spellings(word, factor)));
        var pairs = Spelling.pairs(word);
        if (!pairs.isEmpty()) {
            ways.add(new Phrase(Field.NAME_PAIRS, pairs, IN_MIDST_OF_NAME));
            ways.add(new Phrase(Field.DISH_PAIRS, pairs, IN_MIDST_OF_DISH));
        }
        if (word.length() > 2 && word.endsWith(HOUSE)) {
            ways.add(new Phrase(Field.NAME_PAIRS, pairs.subList(0, pairs.size() - 1), IN_MIDST_OF_NAME));
        }
        if (isHalfTyped(word)) {
            ways.add(new Phrase(Field.TYPED, List.of(Spelling.typedTerm(word)), HALF_TYPED));
        }
        var parts = withoutFillers(spelling.parts(word));
        if (parts.size() <= MOST_PARTS && !parts.equals(List.of(word))) {
            ways.add(inParts(parts));
        }
        var keys = Hangul.keys(word);
        if (keys.length() >= SHORTEST_CORRECTED && keys.length() <= LONGEST_CORRECTED) {
            closest.apply(keys).stream().limit(MOST_CORRECTIONS).forEach(it -> ways.addAll(corrected(it)));
        }
        return Clause.best(ways);
    }

    /// What was meant, and what else it is called.
    private List<Clause> corrected(String keys) {
        var corrected = new ArrayList<Clause>();
        corrected.add(new HasTerm(keys, CORRECTED));
        synonyms.of(Hangul.compose(keys)).stream()
                .limit(MOST_SYNONYMS)
                .forEach(it -> corrected.add(new HasTerm(Hangul.keys(it), CORRECTED * SYNONYM)));
        return corrected;
    }

    /// All parts of the word, wherever they stand.
    private Clause inParts(List<String> parts) {
        double each = Math.floor(IN_PARTS / parts.size() / STEP) * STEP;
        return Clause.all(parts.stream()
                .map(part -> {
                    var spelled = new LinkedHashMap<String, Double>();
                    spellings(part, AS_TYPED).forEach((it, factor) -> spelled.put(it, each * factor));
                    return Clause.best(pieces(spelled));
                })
                .toList());
    }

    private static boolean isHalfTyped(String word) {
        return word.chars().anyMatch(it -> Hangul.isLoose((char) it))
                && word.chars().anyMatch(it -> Hangul.isBlock((char) it));
    }
}
