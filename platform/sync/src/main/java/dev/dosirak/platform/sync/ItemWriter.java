package dev.dosirak.platform.sync;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/// Puts what an owner says into the copy, all of it together where that goes. Where not, the item that is to blame is
/// found by halves, and only that one is left out, by name.
final class ItemWriter {

    private static final Logger log = LoggerFactory.getLogger(ItemWriter.class);

    private final String name;
    private final Backlog backlog;

    /// @param name the copy's, for logs
    ItemWriter(String name, Backlog backlog) {
        this.name = name;
        this.backlog = backlog;
    }

    /// @param put how they are put there; what it says makes no sense is left out
    /// @param note what is noted about it in the same transaction, given those left out
    void store(List<SyncItem> items, Function<List<SyncItem>, List<Rejection>> put, Consumer<List<Rejection>> note) {
        var refused = items.stream().flatMap(ItemWriter::refused).toList();
        var rest = items.stream()
                .filter(it -> it.refusal().isEmpty())
                .sorted(Comparator.comparing(SyncItem::id, ById.ORDER))
                .toList();
        try {
            backlog.inTransaction(() -> note.accept(named(refused, put.apply(rest))));
        } catch (RuntimeException e) { // whatever it is, it must not keep the others out for ever
            if (Outage.isCauseOf(e)) {
                throw e;
            }
            var found = byHalves(rest, put);
            backlog.inTransaction(() -> note.accept(named(refused, found)));
        }
    }

    private List<Rejection> byHalves(List<SyncItem> items, Function<List<SyncItem>, List<Rejection>> put) {
        var found = new ArrayList<Rejection>();
        try {
            backlog.inTransaction(() -> found.addAll(put.apply(items)));
            return found;
        } catch (RuntimeException e) { // as above
            if (Outage.isCauseOf(e)) {
                throw e;
            }
            if (items.size() < 2) {
                return items.stream().map(it -> rejection(it, e)).toList();
            }
            int half = items.size() / 2;
            return Stream.of(items.subList(0, half), items.subList(half, items.size()))
                    .flatMap(it -> byHalves(it, put).stream())
                    .toList();
        }
    }

    private static Rejection rejection(SyncItem item, RuntimeException why) {
        return new Rejection(
                item.id(),
                item.version(),
                NestedExceptionUtils.getMostSpecificCause(why).toString());
    }

    private static Stream<Rejection> refused(SyncItem item) {
        return item.refusal().stream().map(it -> new Rejection(item.id(), item.version(), "the owner says: " + it));
    }

    private List<Rejection> named(List<Rejection> byOwner, List<Rejection> byUs) {
        var all = Stream.concat(byOwner.stream(), byUs.stream()).toList();
        all.forEach(it -> log.error("{} sets aside {}", name, it));
        return all;
    }
}
