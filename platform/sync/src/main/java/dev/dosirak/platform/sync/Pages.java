package dev.dosirak.platform.sync;

import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/// Goes through everything there is, page by page in order of id.
final class Pages {

    static final UUID START = new UUID(0, 0);

    private Pages() {}

    /// @param next the page after a cursor, of a number at most; empty at the end
    static <T> void forEach(
            UUID cursor,
            int size,
            BiFunction<UUID, Integer, List<T>> next,
            Function<T, UUID> id,
            Consumer<List<T>> then) {
        var page = next.apply(cursor, size);
        while (!page.isEmpty()) {
            then.accept(page);
            page = next.apply(id.apply(page.getLast()), size);
        }
    }
}
