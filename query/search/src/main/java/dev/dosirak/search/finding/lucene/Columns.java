package dev.dosirak.search.finding.lucene;

import dev.dosirak.search.finding.Rating;
import java.io.IOException;
import java.util.function.Function;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// The columns of one segment, read in the order of its documents. To open one costs more than to read from it, so each
/// is opened when it is first needed.
final class Columns {

    /// A number of every shop.
    enum Number {
        WHEREABOUTS(Documents.WHEREABOUTS),
        MINIMUM(Documents.MINIMUM),
        CHEAPEST(Documents.CHEAPEST),
        TENTHS(Documents.TENTHS),
        COUNT(Documents.COUNT);

        private final String field;

        Number(String field) {
            this.field = field;
        }
    }

    private final LeafReader reader;
    private final @Nullable NumericDocValues[] numbers = new NumericDocValues[Number.values().length];
    private @Nullable BinaryDocValues ids;
    private @Nullable BinaryDocValues areas;
    private @Nullable BinaryDocValues contents;

    Columns(LeafReader reader) {
        this.reader = reader;
    }

    long number(Number number, int document) throws IOException {
        var column = numbers[number.ordinal()];
        if (column == null) {
            column = DocValues.getNumeric(reader, number.field);
            numbers[number.ordinal()] = column;
        }
        column.advanceExact(document);
        return column.longValue();
    }

    Rating rating(int document) throws IOException {
        return new Rating((int) number(Number.TENTHS, document), number(Number.COUNT, document));
    }

    BytesRef id(int document) throws IOException {
        var column = ids;
        if (column == null) {
            column = DocValues.getBinary(reader, Documents.ID);
            ids = column;
        }
        column.advanceExact(document);
        return column.binaryValue();
    }

    BytesRef area(int document) throws IOException {
        var column = areas;
        if (column == null) {
            column = DocValues.getBinary(reader, Documents.AREA);
            areas = column;
        }
        column.advanceExact(document);
        return column.binaryValue();
    }

    <T> Shared<T> shared(String field, Function<BytesRef, T> meaning) throws IOException {
        return new Shared<>(reader, field, meaning);
    }

    BytesRef content(int document) throws IOException {
        var column = contents;
        if (column == null) {
            column = DocValues.getBinary(reader, Documents.CONTENT);
            contents = column;
        }
        column.advanceExact(document);
        return column.binaryValue();
    }
}
