package dev.dosirak.orderhistory.view.copy;

import dev.dosirak.orderhistory.view.ViewGenerations;
import dev.dosirak.orderhistory.view.ViewGenerations.Part;
import dev.dosirak.orderhistory.view.ViewUpdate;
import dev.dosirak.orderhistory.view.ViewVersions;
import dev.dosirak.platform.sync.Backlog;
import dev.dosirak.platform.sync.Copy;
import dev.dosirak.platform.sync.Import;
import dev.dosirak.platform.sync.Rejection;
import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.platform.sync.VersionEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One owner's part of the views as a copy of what that owner has. An import of everything builds a new generation
/// beside the active one, and activates it when it is complete and not more was set aside than is there; one of a
/// span of time is applied like any update.
///
/// It can reach the views and nothing else, so whatever is replayed here is told to nobody and changes nothing
/// outside.
final class HistoryCopy<N extends ViewUpdate<N>> implements Copy {

    private static final Logger log = LoggerFactory.getLogger(HistoryCopy.class);

    private final Part part;
    private final HistoryReader<N> historyReader;
    private final Consumer<N> views;
    private final ViewGenerations viewGenerations;
    private final ViewVersions viewVersions;
    private final Backlog backlog;

    /// @param views where updates are applied
    /// @param backlog says which import is going on, whichever node began it
    HistoryCopy(
            Part part,
            HistoryReader<N> historyReader,
            Consumer<N> views,
            ViewGenerations viewGenerations,
            ViewVersions viewVersions,
            Backlog backlog) {
        this.part = part;
        this.historyReader = historyReader;
        this.views = views;
        this.viewGenerations = viewGenerations;
        this.viewVersions = viewVersions;
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
        var updates = read(items, rejected);
        viewVersions.remove(part, updates.stream().map(ViewUpdate::order).toList());
        updates.forEach(views);
        return rejected;
    }

    private List<N> read(List<SyncItem> items, List<Rejection> rejected) {
        var updates = new ArrayList<N>();
        for (var item : items) {
            try {
                updates.add(historyReader.read(item));
            } catch (RuntimeException e) { // one that cannot be read must not keep the others out
                rejected.add(new Rejection(item.id(), item.version(), e.toString()));
            }
        }
        return updates;
    }

    @Override
    public void beginRebuild(Import it) {
        prepareGeneration();
    }

    /// Opens the generation that the import going on is to fill, and gives up one that no import will ever
    /// complete. The import that we were asked to fill may have been overtaken by another node's, so the
    /// backlog has the last word.
    void prepareGeneration() {
        viewGenerations.prepare(part, this::wanted);
    }

    private Optional<UUID> wanted() {
        return backlog.importing().filter(it -> it.span().isEmpty()).map(Import::number);
    }

    /// Better the generation of before than one without most of what its owner has: the new one is given up,
    /// and what was set aside is tried again in the old one.
    @Override
    public boolean completeRebuild(Import it) {
        long aside = backlog.aside();
        boolean mostIsThere = aside <= it.imported() - aside;
        if (mostIsThere) {
            viewGenerations.activate(part, it.number());
        } else {
            log.error("The rebuild of {} is given up: of {}, {} are set aside", part, it.imported(), aside);
        }
        return mostIsThere;
    }

    @Override
    public List<VersionEntry> versions(Collection<UUID> ids) {
        return held(viewVersions.find(part, ids));
    }

    @Override
    public List<VersionEntry> versions(UUID cursor, int limit) {
        return held(viewVersions.after(part, cursor, limit));
    }

    private static List<VersionEntry> held(List<ViewVersions.Entry> entries) {
        return entries.stream()
                .map(it -> new VersionEntry(
                        it.order(), it.version() == ViewVersions.Entry.DAMAGED ? VersionEntry.DAMAGED : it.version()))
                .toList();
    }

    @Override
    public void remove(List<VersionEntry> unknown) {
        unknown.forEach(it -> viewVersions.remove(
                part,
                new ViewVersions.Entry(
                        it.id(), it.version() == VersionEntry.DAMAGED ? ViewVersions.Entry.DAMAGED : it.version())));
    }
}
