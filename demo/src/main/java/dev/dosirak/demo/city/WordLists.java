package dev.dosirak.demo.city;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// The lists of names that come with the city, as lines without comments.
final class WordLists {

    private WordLists() {}

    static List<String> lines(String name) {
        try (InputStream in = WordLists.class.getResourceAsStream("/city/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The city has no list " + name);
            }
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> split(String text, String by) {
        return List.of(text.split(by, -1));
    }
}
