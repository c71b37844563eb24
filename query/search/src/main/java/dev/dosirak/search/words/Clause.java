package dev.dosirak.search.words;

import java.util.List;

/// What a shop must have, and what it is worth; the language in which an index is asked.
///
/// Nothing in it depends on what else is in the index, so a shop's worth does not change while others come and go,
/// and every index finds the same. All factors are sums of few powers of two, so that they add up exactly in any
/// order.
public sealed interface Clause {

    /// The term is one of the shop's words; it counts as much as it is worth to the shop, times the factor.
    record HasTerm(String term, double factor) implements Clause {}

    /// The terms stand in the field side by side; that counts so much.
    record Phrase(Field field, List<String> terms, double weight) implements Clause {}

    /// At least one of these; the best one counts.
    record BestOf(List<Clause> of) implements Clause {}

    /// At least so many of these; all that fit count together.
    record AtLeast(List<Clause> of, int atLeast) implements Clause {}

    static Clause best(List<Clause> of) {
        return of.size() == 1 ? of.getFirst() : new BestOf(of);
    }

    static Clause all(List<Clause> of) {
        return of.size() == 1 ? of.getFirst() : new AtLeast(of, of.size());
    }
}
