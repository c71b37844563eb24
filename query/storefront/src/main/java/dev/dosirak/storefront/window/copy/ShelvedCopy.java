package dev.dosirak.storefront.window.copy;

import dev.dosirak.platform.sync.Copy;
import dev.dosirak.platform.sync.Held;
import dev.dosirak.platform.sync.Rejection;
import dev.dosirak.platform.sync.SyncItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Puts what an owner says on the shelf and into the window. One writer: the replica, and an operator's repair.
final class ShelvedCopy implements Copy {

    private final Shelf shelf;
    private final Display display;

    ShelvedCopy(Shelf shelf, Display display) {
        this.shelf = shelf;
        this.display = display;
    }

    /// Fills the window with what an earlier run has left. To be called once, before anything is stored.
    void restore() {
        shelf.each(display::show);
    }

    @Override
    public synchronized List<Rejection> store(List<SyncItem> items) {
        var rejected = new ArrayList<Rejection>();
        for (var item : items) {
            if (item.version() > shelf.versionOf(item.id())) {
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
            content = display.write(item);
        } catch (RuntimeException e) {
            rejected.add(new Rejection(item.id(), item.version(), e.toString()));
            return;
        }
        display.show(shelf.put(item.id(), item.version(), content));
    }

    @Override
    public List<Held> held(Collection<UUID> ids) {
        return shelf.held(ids);
    }

    @Override
    public List<Held> held(UUID cursor, int limit) {
        return shelf.held(cursor, limit);
    }

    @Override
    public synchronized void forget(List<Held> unknown) {
        for (var it : unknown) {
            if (shelf.held(List.of(it.id())).contains(it)) {
                shelf.forget(it.id());
                display.takeAway(it.id());
            }
        }
    }
}
