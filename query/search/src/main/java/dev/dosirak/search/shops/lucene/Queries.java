package dev.dosirak.search.shops.lucene;

import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Square;
import dev.dosirak.search.shops.IndexQuery;
import dev.dosirak.search.shops.IndexUpdate.Source;
import dev.dosirak.search.words.Clause;
import dev.dosirak.search.words.Field;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/// Clauses in Lucene's words.
final class Queries {

    private Queries() {}

    /// The place comes first: it is the cheapest to ask and leaves the least. Whether the place is really
    /// within reach, and whatever changes by the hour, is for [BestShops] to see.
    static Query of(IndexQuery indexQuery) {
        var query = new BooleanQuery.Builder()
                .add(square(indexQuery.place()), Occur.FILTER)
                .add(of(indexQuery.clause()), Occur.MUST);
        indexQuery.filters().category().ifPresent(it -> query.add(term(Documents.CATEGORY, it), Occur.FILTER));
        if (!indexQuery.only().isEmpty()) {
            query.add(shops(indexQuery.only()), Occur.FILTER);
        }
        if (!indexQuery.without().isEmpty()) {
            query.add(shops(indexQuery.without()), Occur.MUST_NOT);
        }
        return query.build();
    }

    /// Shops around the place that have the term.
    static Query typed(String typed, Position place) {
        return new BooleanQuery.Builder()
                .add(square(place), Occur.FILTER)
                .add(term(Documents.nameOf(Field.TYPED), typed), Occur.FILTER)
                .build();
    }

    private static Query square(Position place) {
        return term(Documents.SQUARE, Square.of(place).toString());
    }

    private static Query shops(Collection<UUID> ids) {
        List<BytesRef> keys =
                ids.stream().map(it -> Documents.key(Source.SHOPS, it).bytes()).toList();
        return new TermInSetQuery(Documents.KEY, keys);
    }

    private static Query term(String field, String term) {
        return new TermQuery(new Term(field, term));
    }

    private static Query of(Clause clause) {
        return switch (clause) {
            case Clause.HasTerm it -> times(it.factor(), term(Documents.nameOf(Field.WORDS), it.term()));
            case Clause.Phrase it -> times(it.weight(), new ConstantScoreQuery(phrase(it)));
            case Clause.BestOf it -> new DisjunctionMaxQuery(all(it.of()), 0);
            case Clause.AtLeast it -> {
                var some = new BooleanQuery.Builder();
                boolean every = it.atLeast() == it.of().size();
                all(it.of()).forEach(one -> some.add(one, every ? Occur.MUST : Occur.SHOULD));
                yield some.setMinimumNumberShouldMatch(every ? 0 : it.atLeast()).build();
            }
        };
    }

    private static List<Query> all(List<Clause> clauses) {
        return clauses.stream().map(Queries::of).toList();
    }

    private static Query phrase(Clause.Phrase phrase) {
        var field = Documents.nameOf(phrase.field());
        return phrase.terms().size() == 1
                ? term(field, phrase.terms().getFirst())
                : new PhraseQuery(field, phrase.terms().toArray(String[]::new));
    }

    private static Query times(double factor, Query query) {
        return factor == 1 ? query : new BoostQuery(query, (float) factor);
    }
}
