package dev.dosirak.drills.realinput;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A file of the bench and which of its lines must not get in; all others must.
///
/// @param resource below `/real-input/`
/// @param refused  lines, counted from 1
/// @param skipped  rows that are left out on purpose
/// @param rows     without the header
record ExpectedImport(String resource, String name, int rows, Set<Long> refused, int skipped) {

    /// In this order: shops name owners of the first.
    static final List<ExpectedImport> ALL = List.of(
            whole("members-owners.csv", 3),
            whole("members-plain-300.csv", 300),
            // projected, blank, swapped, the Atlantic, projected, Tokyo
            new ExpectedImport("shops-coordinates.csv", "shops-coordinates.csv", 12, lines(3, 4, 5, 6, 7, 11), 0),
            // hours that overlap, hours that are missing
            new ExpectedImport("shops-hours.csv", "shops-hours.csv", 14, lines(14, 15), 0),
            whole("shops-nfd-owner.csv", 1),
            whole("shops-nbsp.csv", 2),
            new ExpectedImport("shops-unknown-owner.csv", "shops-unknown-owner.csv", 1, lines(2), 0),
            // no coordinates; one is closed for good
            new ExpectedImport("localdata-restaurants.csv", "일반음식점 2026-11.csv", 5, lines(4), 1));

    private static ExpectedImport whole(String file, int rows) {
        return new ExpectedImport(file, file, rows, Set.of(), 0);
    }

    private static Set<Long> lines(int... lines) {
        return IntStream.of(lines).asLongStream().boxed().collect(Collectors.toUnmodifiableSet());
    }
}
