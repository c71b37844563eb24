package dev.dosirak.search.shops;

import dev.dosirak.platform.kernel.Position;
import dev.dosirak.search.shops.Finder.Suggestion;
import dev.dosirak.search.words.Hangul;
import dev.dosirak.search.words.Spelling;
import dev.dosirak.search.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Completes what is being typed with what shops around the place are called and sell.
final class Suggester {

    private static final int SHOPS_LOOKED_AT = 50;

    /// What begins like that before what only has it inside; what many sell; dishes before shops; short before
    /// long.
    private static final Comparator<Candidate> BEST = Comparator.comparing(Candidate::inside)
            .thenComparing(it -> it.suggestion().shop().isPresent())
            .thenComparing(Comparator.comparingInt(Candidate::shops).reversed())
            .thenComparing(it -> it.suggestion().text().length())
            .thenComparing(it -> it.suggestion().text());

    private final ShopIndex index;

    Suggester(ShopIndex index) {
        this.index = index;
    }

    /// @param inside whether what was typed stands in the midst of a word
    /// @param shops how many have it
    private record Candidate(Suggestion suggestion, boolean inside, int shops) {

        Candidate with(Candidate other) {
            return new Candidate(suggestion, inside && other.inside, shops + other.shops);
        }
    }

    List<Suggestion> suggest(Words typed, Position place, int size) {
        var prefix = typed.joined();
        var dishes = new HashMap<String, Candidate>();
        var all = new ArrayList<Candidate>();
        for (var hit : index.findByPrefix(Spelling.typedTerm(prefix), place, SHOPS_LOOKED_AT)) {
            var indexedShop = hit.indexedShop();
            var name = completions(Name.of(indexedShop.name()).words(), prefix);
            if (!name.isEmpty()) {
                boolean inside = name.values().stream().allMatch(it -> it);
                all.add(new Candidate(new Suggestion(indexedShop.name(), Optional.of(indexedShop.id())), inside, 1));
            }
            completions(indexedShop, prefix)
                    .forEach((text, inside) -> dishes.merge(
                            text, new Candidate(new Suggestion(text, Optional.empty()), inside, 1), Candidate::with));
        }
        all.addAll(dishes.values());
        return all.stream().sorted(BEST).limit(size).map(Candidate::suggestion).toList();
    }

    private static Map<String, Boolean> completions(IndexedShop indexedShop, String prefix) {
        var completions = new HashMap<String, Boolean>();
        for (var dish : indexedShop.dishes()) {
            if (!dish.soldOut()) {
                completions(Name.of(dish.name()).proper(), prefix)
                        .forEach((text, inside) -> completions.merge(text, inside, Boolean::logicalAnd));
            }
        }
        return completions;
    }

    /// The rests of the name that begin with the prefix, and whether they begin in the midst of a word.
    private static Map<String, Boolean> completions(Words name, String prefix) {
        var completions = new HashMap<String, Boolean>();
        for (int word = 0; word < name.each().size(); word++) {
            var rest = String.join(" ", name.each().subList(word, name.each().size()));
            for (int i = 0; i < name.each().get(word).length(); i++) {
                if (begins(rest, i, prefix)) {
                    completions.merge(rest.substring(i), i > 0, Boolean::logicalAnd);
                }
            }
        }
        return completions;
    }

    /// Compares the first character before it takes anything apart, which nearly always settles it.
    private static boolean begins(String text, int at, String prefix) {
        if (Hangul.firstKey(text.charAt(at)) != Hangul.firstKey(prefix.charAt(0))) {
            return false;
        }
        var rest = text.substring(at).replace(" ", "");
        return Hangul.isInitials(prefix)
                ? Hangul.initials(rest).startsWith(prefix)
                : Hangul.keys(rest).startsWith(Hangul.keys(prefix));
    }
}
