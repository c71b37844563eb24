package dev.dosirak.search.shops;

import dev.dosirak.search.shops.IndexedShop.Dish;
import dev.dosirak.search.words.Clause;
import dev.dosirak.search.words.Field;
import dev.dosirak.search.words.Hangul;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which of a shop's dishes made it fit.
final class MatchedDishes {

    private static final int MOST = 3;
    private static final int MORE_FOR_THE_END = 2;

    /// Best first, and what is in stock before what is sold out.
    private static final Comparator<ScoredDish> BEST = Comparator.comparing(
                    (ScoredDish it) -> it.dish().soldOut())
            .thenComparing(Comparator.comparingDouble(ScoredDish::weight).reversed());

    /// What was looked for, and what it counts.
    private final Map<String, Double> texts = new LinkedHashMap<>();

    private record ScoredDish(Dish dish, double weight) {}

    static MatchedDishes of(Clause clause) {
        var matchedDishes = new MatchedDishes();
        matchedDishes.collect(clause);
        return matchedDishes;
    }

    private MatchedDishes() {}

    private void collect(Clause clause) {
        switch (clause) {
            case Clause.HasTerm it -> texts.merge(Hangul.compose(it.term()), it.factor(), Math::max);
            case Clause.Phrase it -> {
                if (it.field() == Field.TYPED) {
                    it.terms().forEach(term -> texts.merge(Hangul.compose(term), 1.0, Math::max));
                }
            }
            case Clause.BestOf it -> it.of().forEach(this::collect);
            case Clause.AtLeast it -> it.of().forEach(this::collect);
        }
    }

    /// The names of the dishes that fit best, a few at most.
    List<String> dishes(IndexedShop indexedShop) {
        var scoredDishs = new ArrayList<ScoredDish>();
        for (var dish : indexedShop.dishes()) {
            double worth = weight(Name.of(dish.name()));
            if (worth > 0) {
                scoredDishs.add(new ScoredDish(dish, worth));
            }
        }
        scoredDishs.sort(BEST);
        return scoredDishs.stream()
                .map(it -> it.dish().name())
                .distinct()
                .limit(MOST)
                .toList();
    }

    private double weight(Name name) {
        double worth = 0;
        for (var text : texts.entrySet()) {
            if (fits(text.getKey(), name)) {
                worth += text.getValue() * (name.joined().endsWith(text.getKey()) ? MORE_FOR_THE_END : 1);
            }
        }
        return worth;
    }

    private static boolean fits(String text, Name name) {
        if (Hangul.isInitials(text)) {
            return name.initials().contains(text);
        }
        return text.length() > 1
                ? name.joined().contains(text)
                : name.words().each().stream().anyMatch(it -> it.endsWith(text));
    }
}
