package dev.dosirak.search.finding;

import dev.dosirak.search.finding.Shop.Dish;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which of a shop's dishes made it fit.
final class Matching {

    private static final int MOST = 3;
    private static final int MORE_FOR_THE_END = 2;

    /// Best first, and what is in stock before what is sold out.
    private static final Comparator<Fit> BEST = Comparator.comparing(
                    (Fit it) -> it.dish().soldOut())
            .thenComparing(Comparator.comparingDouble(Fit::worth).reversed());

    /// What was looked for, and what it counts.
    private final Map<String, Double> texts = new LinkedHashMap<>();

    private record Fit(Dish dish, double worth) {}

    static Matching of(Clause clause) {
        var matching = new Matching();
        matching.collect(clause);
        return matching;
    }

    private Matching() {}

    private void collect(Clause clause) {
        switch (clause) {
            case Clause.Has it -> texts.merge(Hangul.compose(it.term()), it.factor(), Math::max);
            case Clause.Row it -> {
                if (it.field() == Field.TYPED) {
                    it.terms().forEach(term -> texts.merge(Hangul.compose(term), 1.0, Math::max));
                }
            }
            case Clause.Best it -> it.of().forEach(this::collect);
            case Clause.Some it -> it.of().forEach(this::collect);
        }
    }

    /// The names of the dishes that fit best, a few at most.
    List<String> dishes(Shop shop) {
        var fits = new ArrayList<Fit>();
        for (var dish : shop.dishes()) {
            double worth = worth(Name.of(dish.name()));
            if (worth > 0) {
                fits.add(new Fit(dish, worth));
            }
        }
        fits.sort(BEST);
        return fits.stream().map(it -> it.dish().name()).distinct().limit(MOST).toList();
    }

    private double worth(Name name) {
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
