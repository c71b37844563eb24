package dev.dosirak.orderhistory.view.copy;

import dev.dosirak.orderhistory.view.Editions;
import dev.dosirak.orderhistory.view.Editions.Part;
import dev.dosirak.orderhistory.view.Inventory;
import dev.dosirak.orderhistory.view.News;
import dev.dosirak.platform.sync.Backlog;
import dev.dosirak.platform.sync.Copy;
import dev.dosirak.platform.sync.Held;
import dev.dosirak.platform.sync.Import;
import dev.dosirak.platform.sync.Rejection;
import dev.dosirak.platform.sync.SyncItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// One owner's part of the views as a copy of what that owner has. An import of everything sets a new edition
/// beside the one that people read, and brings it out when it is complete; one of a span of time is noted like
/// any news.
///
/// It can reach the views and nothing else, so whatever is replayed here is told to nobody and changes nothing
/// outside.
final class HistoryCopy<N extends News<N>> implements Copy {

    private final Part part;
    private final History<N> history;
    private final Consumer<N> views;
    private final Editions editions;
    private final Inventory inventory;
    private final Backlog backlog;

    /// @param views where news are noted
    /// @param backlog says which import is going on, whichever node began it
    HistoryCopy(
            Part part, History<N> history, Consumer<N> views, Editions editions, Inventory inventory, Backlog backlog) {
        this.part = part;
        this.history = history;
        this.views = views;
        this.editions = editions;
        this.inventory = inventory;
        this.backlog = backlog;
    }

    @Override
    public List<Rejection> store(List<SyncItem> items) {
        var rejected = new ArrayList<Rejection>();
        read(items, rejected).forEach(views);
        return rejected;
    }

    @Override
    public List<Rejection> replace(List<SyncItem> items) {
        var rejected = new ArrayList<Rejection>();
        var news = read(items, rejected);
        inventory.remove(part, news.stream().map(News::order).toList());
        news.forEach(views);
        return rejected;
    }

    private List<N> read(List<SyncItem> items, List<Rejection> rejected) {
        var news = new ArrayList<N>();
        for (var item : items) {
            try {
                news.add(history.read(item));
            } catch (RuntimeException e) { // one that cannot be read must not keep the others out
                rejected.add(new Rejection(item.id(), item.version(), e.toString()));
            }
        }
        return news;
    }

    @Override
    public void rebuilding(Import it) {
        keepEditions();
    }

    /// Opens the edition that the import going on is to fill, and gives up one that no import will ever
    /// complete. The import that we were asked to fill may have been overtaken by another node's, so the
    /// backlog has the last word.
    void keepEditions() {
        editions.prepare(part, this::wanted);
    }

    private Optional<UUID> wanted() {
        return backlog.importing().filter(it -> it.span().isEmpty()).map(Import::number);
    }

    @Override
    public void rebuilt(Import it) {
        editions.bringOut(part, it.number());
    }

    @Override
    public List<Held> held(Collection<UUID> ids) {
        return held(inventory.find(part, ids));
    }

    @Override
    public List<Held> held(UUID cursor, int limit) {
        return held(inventory.after(part, cursor, limit));
    }

    private static List<Held> held(List<Inventory.Entry> entries) {
        return entries.stream()
                .map(it -> new Held(it.order(), it.version() == Inventory.Entry.DAMAGED ? Held.DAMAGED : it.version()))
                .toList();
    }

    @Override
    public void forget(List<Held> unknown) {
        unknown.forEach(it -> inventory.remove(
                part,
                new Inventory.Entry(it.id(), it.version() == Held.DAMAGED ? Inventory.Entry.DAMAGED : it.version())));
    }
}
