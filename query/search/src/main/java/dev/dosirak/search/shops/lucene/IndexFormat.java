package dev.dosirak.search.shops.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;

/// In which form an index is written: that of this code, with these words in the dictionary.
final class IndexFormat {

    /// To be raised with whatever changes what stands in a document.
    private static final int NUMBER = 3;

    private static final String DICTIONARY = "/search/dictionary.txt";

    private IndexFormat() {}

    static String current() {
        try (var dictionary = IndexFormat.class.getResourceAsStream(DICTIONARY)) {
            if (dictionary == null) {
                throw new IllegalStateException("No resource " + DICTIONARY);
            }
            var sum = new CRC32();
            sum.update(dictionary.readAllBytes());
            return "%d-%08x".formatted(NUMBER, sum.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
