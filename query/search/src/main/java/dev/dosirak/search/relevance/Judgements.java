package dev.dosirak.search.relevance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// What people want who ask in certain words: by query, which shops, and how much, 3 most.
///
/// @param grades by query, in the order of the file; no shops where nothing is wanted
public record Judgements(Map<String, Map<UUID, Integer>> grades) {

    private static final int COLUMNS = 3;

    /// Reads tab-separated lines: query, shop or `-`, grade; more columns are for people.
    ///
    /// @throws UncheckedIOException when the file cannot be read
    /// @throws IllegalArgumentException when a line is none
    public static Judgements read(Path file) {
        var grades = new LinkedHashMap<String, Map<UUID, Integer>>();
        try {
            for (var line : Files.readAllLines(file)) {
                if (line.startsWith("# ")) {
                    continue;
                }
                var cells = line.split("\t", -1);
                if (cells.length < COLUMNS) {
                    throw new IllegalArgumentException("Not a judgement: " + line);
                }
                var shops = grades.computeIfAbsent(cells[0], _ -> new LinkedHashMap<>());
                if (!cells[1].equals("-")) {
                    shops.put(UUID.fromString(cells[1]), Integer.parseInt(cells[2]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Judgements(grades);
    }
}
