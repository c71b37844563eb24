package dev.dosirak.search.finding.copy;

import dev.dosirak.platform.sync.Copy;
import dev.dosirak.platform.sync.Held;
import dev.dosirak.platform.sync.Import;
import dev.dosirak.platform.sync.Rejection;
import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.search.finding.Kept;
import dev.dosirak.search.finding.News;
import dev.dosirak.search.finding.ShopIndex;
import dev.dosirak.search.finding.Source;
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
    private final Function<SyncItem, News> reader;

    IndexCopy(Source source, ShopIndex index, Function<SyncItem, News> reader) {
        this.source = source;
        this.index = index;
        this.reader = reader;
    }

    /// What is kept already is not even read: most of an import that overlaps with the last one is.
    @Override
    public List<Rejection> store(List<SyncItem> items) {
        var ids = items.stream().map(SyncItem::id).distinct().toList();
        var kept = index.kept(source, ids).stream().collect(Collectors.toMap(Kept::id, Kept::version));
        var news = items.stream()
                .filter(it -> it.version() > kept.getOrDefault(it.id(), Long.MIN_VALUE))
                .toList();
        return read(news, index::take);
    }

    @Override
    public List<Rejection> replace(List<SyncItem> items) {
        return read(items, index::replace);
    }

    private List<Rejection> read(List<SyncItem> items, Consumer<List<News>> then) {
        var news = new ArrayList<News>();
        var rejected = new ArrayList<Rejection>();
        for (var item : items) {
            try {
                news.add(reader.apply(item));
            } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
                rejected.add(new Rejection(item.id(), item.version(), String.valueOf(e.getMessage())));
            }
        }
        then.accept(news);
        return rejected;
    }

    @Override
    public void rebuilt(Import it) {
        index.tidy();
    }

    @Override
    public List<Held> held(Collection<UUID> ids) {
        return held(index.kept(source, ids));
    }

    @Override
    public List<Held> held(UUID cursor, int limit) {
        return held(index.kept(source, cursor, limit));
    }

    private static List<Held> held(List<Kept> kept) {
        return kept.stream().map(it -> new Held(it.id(), it.version())).toList();
    }

    @Override
    public void forget(List<Held> unknown) {
        index.forget(
                source,
                unknown.stream().map(it -> new Kept(it.id(), it.version())).toList());
    }
}
