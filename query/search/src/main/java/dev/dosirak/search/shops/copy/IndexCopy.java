package dev.dosirak.search.shops.copy;

import dev.dosirak.platform.sync.Copy;
import dev.dosirak.platform.sync.Import;
import dev.dosirak.platform.sync.Rejection;
import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.platform.sync.VersionEntry;
import dev.dosirak.search.shops.IndexUpdate;
import dev.dosirak.search.shops.IndexUpdate.Source;
import dev.dosirak.search.shops.ShopIndex;
import dev.dosirak.search.shops.ShopIndex.KnownVersion;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/// Puts what one owner says into the index.
final class IndexCopy implements Copy {

    private final Source source;
    private final ShopIndex index;
    private final Function<SyncItem, IndexUpdate> reader;

    IndexCopy(Source source, ShopIndex index, Function<SyncItem, IndexUpdate> reader) {
        this.source = source;
        this.index = index;
        this.reader = reader;
    }

    /// What is kept already is not even read: most of an import that overlaps with the last one is.
    @Override
    public List<Rejection> store(List<SyncItem> items) {
        var ids = items.stream().map(SyncItem::id).distinct().toList();
        var kept =
                index.versions(source, ids).stream().collect(Collectors.toMap(KnownVersion::id, KnownVersion::version));
        var newer = items.stream()
                .filter(it -> it.version() > kept.getOrDefault(it.id(), Long.MIN_VALUE))
                .toList();
        return read(newer, index::apply);
    }

    @Override
    public List<Rejection> replace(List<SyncItem> items) {
        return read(items, index::replace);
    }

    private List<Rejection> read(List<SyncItem> items, Consumer<List<IndexUpdate>> then) {
        var updates = new ArrayList<IndexUpdate>();
        var rejected = new ArrayList<Rejection>();
        for (var item : items) {
            try {
                updates.add(reader.apply(item));
            } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
                rejected.add(new Rejection(item.id(), item.version(), String.valueOf(e.getMessage())));
            }
        }
        then.accept(updates);
        return rejected;
    }

    @Override
    public boolean completeRebuild(Import it) {
        index.optimize();
        return true;
    }

    @Override
    public List<VersionEntry> versions(Collection<UUID> ids) {
        return held(index.versions(source, ids));
    }

    @Override
    public List<VersionEntry> versions(UUID cursor, int limit) {
        return held(index.versions(source, cursor, limit));
    }

    private static List<VersionEntry> held(List<KnownVersion> versions) {
        return versions.stream()
                .map(it -> new VersionEntry(it.id(), it.version()))
                .toList();
    }

    @Override
    public void remove(List<VersionEntry> unknown) {
        index.forget(
                source,
                unknown.stream()
                        .map(it -> new KnownVersion(it.id(), it.version()))
                        .toList());
    }
}
