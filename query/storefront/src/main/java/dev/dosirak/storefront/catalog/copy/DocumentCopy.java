package dev.dosirak.storefront.catalog.copy;

import dev.dosirak.platform.sync.Copy;
import dev.dosirak.platform.sync.Rejection;
import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.platform.sync.VersionEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Writes what an owner says into the log and the catalog. One writer: the replica, and an operator's repair.
final class DocumentCopy implements Copy {

    private final DocumentLog documentLog;
    private final Projection projection;

    DocumentCopy(DocumentLog documentLog, Projection projection) {
        this.documentLog = documentLog;
        this.projection = projection;
    }

    /// Fills the catalog with what an earlier run has left. To be called once, before anything is stored.
    void restore() {
        documentLog.forEach(projection::apply);
    }

    @Override
    public synchronized List<Rejection> store(List<SyncItem> items) {
        var rejected = new ArrayList<Rejection>();
        for (var item : items) {
            if (item.version() > documentLog.versionOf(item.id())) {
                put(item, rejected);
            }
        }
        return rejected;
    }

    @Override
    public synchronized List<Rejection> replace(List<SyncItem> items) {
        var rejected = new ArrayList<Rejection>();
        items.forEach(it -> put(it, rejected));
        return rejected;
    }

    /// Whatever an item does to our reading of it, it must not keep the others away.
    private void put(SyncItem item, List<Rejection> rejected) {
        byte[] content;
        try {
            content = projection.render(item);
        } catch (RuntimeException e) {
            rejected.add(new Rejection(item.id(), item.version(), e.toString()));
            return;
        }
        projection.apply(documentLog.put(item.id(), item.version(), content));
    }

    @Override
    public List<VersionEntry> versions(Collection<UUID> ids) {
        return documentLog.held(ids);
    }

    @Override
    public List<VersionEntry> versions(UUID cursor, int limit) {
        return documentLog.held(cursor, limit);
    }

    @Override
    public synchronized void remove(List<VersionEntry> unknown) {
        for (var it : unknown) {
            if (documentLog.held(List.of(it.id())).contains(it)) {
                documentLog.forget(it.id());
                projection.remove(it.id());
            }
        }
    }
}
