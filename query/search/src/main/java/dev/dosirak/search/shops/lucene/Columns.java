package dev.dosirak.search.shops.lucene;

import dev.dosirak.search.shops.Rating;
import java.io.IOException;
import java.util.function.Function;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// The columns of one segment, read in the order of its documents. To open one costs more than to read from it, so
/// each is opened when it is first needed.
final class Columns {

    /// A number of every shop.
    enum Number {
        LOCATION(Documents.LOCATION),
        MINIMUM(Documents.MINIMUM),
        CHEAPEST(Documents.CHEAPEST),
        TENTHS(Documents.TENTHS),
        COUNT(Documents.COUNT);

        private final String field;

        Number(String field) {
            this.field = field;
        }
    }

    /// Bytes of every shop.
    private enum Bytes {
        ID(Documents.ID),
        AREA(Documents.AREA),
        CONTENT(Documents.CONTENT);

        private final String field;

        Bytes(String field) {
            this.field = field;
        }
    }

    private final LeafReader reader;
    private final @Nullable NumericDocValues[] numbers = new NumericDocValues[Number.values().length];
    private final @Nullable BinaryDocValues[] bytes = new BinaryDocValues[Bytes.values().length];

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
        return bytes(Bytes.ID, document);
    }

    BytesRef area(int document) throws IOException {
        return bytes(Bytes.AREA, document);
    }

    BytesRef content(int document) throws IOException {
        return bytes(Bytes.CONTENT, document);
    }

    private BytesRef bytes(Bytes kind, int document) throws IOException {
        var column = bytes[kind.ordinal()];
        if (column == null) {
            column = DocValues.getBinary(reader, kind.field);
            bytes[kind.ordinal()] = column;
        }
        column.advanceExact(document);
        return column.binaryValue();
    }

    <T> SharedColumn<T> shared(String field, Function<BytesRef, T> meaning) throws IOException {
        return new SharedColumn<>(reader, field, meaning);
    }
}
