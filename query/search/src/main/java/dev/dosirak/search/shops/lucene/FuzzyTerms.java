package dev.dosirak.search.shops.lucene;

import dev.dosirak.search.words.Field;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.FuzzyQuery;

/// Terms that may have been meant by what was mistyped: those one key away, of long ones two where the first is
/// right.
final class FuzzyTerms {

    private static final int LONG = 8;
    private static final int MOST_LOOKED_AT = 2_000;

    private FuzzyTerms() {}

    static List<String> of(String keys, IndexReader reader, int limit) throws IOException {
        var close = within(1, 0, keys, reader);
        if (close.isEmpty() && keys.length() >= LONG) {
            close = within(2, 1, keys, reader);
        }
        return close.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// How many shops have each.
    private static Map<String, Integer> within(int edits, int same, String keys, IndexReader reader)
            throws IOException {
        var automaton = FuzzyQuery.getFuzzyAutomaton(keys, edits, same, true);
        var close = new HashMap<String, Integer>();
        int seen = 0;
        for (var leaf : reader.leaves()) {
            var terms = leaf.reader().terms(Documents.nameOf(Field.WORDS));
            if (terms == null) {
                continue;
            }
            var each = automaton.getTermsEnum(terms);
            for (var it = each.next(); it != null && seen < MOST_LOOKED_AT; it = each.next(), seen++) {
                close.merge(it.utf8ToString(), each.docFreq(), Integer::sum);
            }
        }
        close.remove(keys);
        return close;
    }
}
