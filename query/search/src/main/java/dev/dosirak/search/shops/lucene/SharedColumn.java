package dev.dosirak.search.shops.lucene;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.BytesRef;

/// A column of one segment in which many shops have the same: what it means is found out once for all of them.
final class SharedColumn<T> {

    private final SortedDocValues column;
    private final Function<BytesRef, T> meaning;
    private final Map<Integer, T> known = new HashMap<>();

    SharedColumn(LeafReader reader, String field, Function<BytesRef, T> meaning) throws IOException {
        this.column = DocValues.getSorted(reader, field);
        this.meaning = meaning;
    }

    T of(int document) throws IOException {
        column.advanceExact(document);
        int number = column.ordValue();
        var it = known.get(number);
        if (it == null) {
            it = meaning.apply(column.lookupOrd(number));
            known.put(number, it);
        }
        return it;
    }
}
