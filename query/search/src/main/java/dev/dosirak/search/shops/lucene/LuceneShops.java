package dev.dosirak.search.shops.lucene;

import dev.dosirak.platform.kernel.Placements;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.search.shops.IndexQuery;
import dev.dosirak.search.shops.IndexUpdate;
import dev.dosirak.search.shops.IndexUpdate.Source;
import dev.dosirak.search.shops.Rating;
import dev.dosirak.search.shops.ShopIndex;
import dev.dosirak.search.shops.ShopIndex.Hit;
import dev.dosirak.search.shops.ShopIndex.KnownVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The index on this node's disk. Changes are seen at once when they come singly, and within half a second when they
/// come in crowds; they are written down for good now and then, because whatever a crash loses is imported again.
final class LuceneShops implements ShopIndex, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LuceneShops.class);
    private static final int FEW = 20;
    private static final int MOST_CLOSE = 20;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final IndexFolder folder;
    private final Documents documents;
    private final Placements placements;
    private final FuzzyTermCache fuzzyTerms;
    private final VersionTable versionTable = new VersionTable();
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Map<Source, Instant> asOf;
    private volatile long refreshed = System.nanoTime();

    /// Lucene gives an index up for lost when a thread that writes to it is interrupted. Ours may be, this one
    /// is not.
    private final ExecutorService writing = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("search-index").daemon().factory());

    LuceneShops(IndexFolder folder, Documents documents, Placements placements, Clock clock) {
        this.folder = folder;
        this.documents = documents;
        this.placements = placements;
        this.fuzzyTerms = new FuzzyTermCache(clock);
        this.writer = folder.open();
        try {
            this.searchers = new SearcherManager(writer, new Uncached());
            this.asOf = readAsOf(writer.getLiveCommitData());
            restore();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// No question is asked twice, so keeping answers costs more than it brings.
    private static final class Uncached extends SearcherFactory {

        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader before) {
            var searcher = new IndexSearcher(reader);
            searcher.setQueryCache(null);
            searcher.setSimilarity(new WeightSimilarity());
            return searcher;
        }
    }

    private static Map<Source, Instant> readAsOf(@Nullable Iterable<Map.Entry<String, String>> data) {
        var asOf = new EnumMap<Source, Instant>(Source.class);
        if (data != null) {
            for (var entry : data) {
                for (var source : Source.values()) {
                    if (Source.NAMES.nameOf(source).equals(entry.getKey())) {
                        asOf.put(source, Instant.parse(entry.getValue()));
                    }
                }
            }
        }
        return asOf;
    }

    private void restore() throws IOException {
        search(searcher -> {
            for (var leaf : searcher.getIndexReader().leaves()) {
                restore(leaf);
            }
            log.info(
                    "{} documents found in the index, as of {}",
                    searcher.getIndexReader().numDocs(),
                    asOf);
            return true;
        });
    }

    private void restore(LeafReaderContext leaf) throws IOException {
        var reader = leaf.reader();
        var live = reader.getLiveDocs();
        var sources = DocValues.getNumeric(reader, Documents.SOURCE);
        var ids = DocValues.getBinary(reader, Documents.ID);
        var versions = DocValues.getNumeric(reader, Documents.VERSION);
        var tenths = DocValues.getNumeric(reader, Documents.TENTHS);
        var counts = DocValues.getNumeric(reader, Documents.COUNT);
        var contents = DocValues.getBinary(reader, Documents.CONTENT);
        for (int it = sources.nextDoc(); it != DocIdSetIterator.NO_MORE_DOCS; it = sources.nextDoc()) {
            if (live != null && !live.get(it)) {
                continue;
            }
            ids.advanceExact(it);
            versions.advanceExact(it);
            var source = Source.values()[(int) sources.longValue()];
            var id = Documents.id(ids.binaryValue());
            boolean rated = source == Source.RATINGS && tenths.advanceExact(it) && counts.advanceExact(it);
            boolean shown = rated || contents.advanceExact(it);
            versionTable.put(source, id, versions.longValue(), shown);
            if (rated) {
                versionTable.rate(id, new Rating((int) tenths.longValue(), counts.longValue()));
            } else if (shown && source == Source.ADS) {
                placements.put(BinaryContent.ad(contents.binaryValue()));
            }
        }
    }

    private interface Writing {
        void run() throws IOException;
    }

    private void write(Writing work) {
        var done = writing.submit(() -> {
            work.run();
            return true;
        });
        try {
            done.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted; what was begun goes on", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The index cannot be written", e.getCause());
        }
    }

    @Override
    public void apply(List<IndexUpdate> updates) {
        write(() -> {
            for (var it : updates) {
                if (versionTable.isNewer(it)) {
                    put(it);
                }
            }
            refreshAfter(updates.size());
        });
    }

    @Override
    public void replace(List<IndexUpdate> updates) {
        write(() -> {
            for (var it : updates) {
                put(it);
            }
            refreshAfter(updates.size());
        });
    }

    private void put(IndexUpdate indexUpdate) throws IOException {
        var id = indexUpdate.id();
        writer.updateDocument(
                Documents.key(indexUpdate.source(), id), documents.of(indexUpdate, versionTable.ratingOf(id)));
        switch (indexUpdate) {
            case IndexUpdate.ShopUpdate it ->
                versionTable.put(it.source(), id, it.version(), it.shop().isPresent());
            case IndexUpdate.RatingUpdate it -> {
                versionTable.put(it.source(), id, it.version(), it.rating().isPresent());
                rate(id, it.rating().orElse(Rating.NONE));
            }
            case IndexUpdate.AdUpdate it -> {
                versionTable.put(it.source(), id, it.version(), it.ad().isPresent());
                it.ad().ifPresentOrElse(placements::put, () -> placements.remove(id));
            }
        }
    }

    /// Changes two columns of the shop, without writing it anew.
    private void rate(UUID shop, Rating rating) throws IOException {
        versionTable.rate(shop, rating);
        if (versionTable.isShown(Source.SHOPS, shop)) {
            writer.updateDocValues(
                    Documents.key(Source.SHOPS, shop),
                    new NumericDocValuesField(Documents.TENTHS, rating.tenths()),
                    new NumericDocValuesField(Documents.COUNT, rating.count()));
        }
    }

    @Override
    public void forget(Source source, List<KnownVersion> seen) {
        write(() -> {
            for (var it : seen) {
                if (versionTable.isKnown(source, it)) {
                    forget(source, it.id());
                }
            }
            refreshAfter(seen.size());
        });
    }

    private void forget(Source source, UUID id) throws IOException {
        writer.deleteDocuments(Documents.key(source, id));
        versionTable.remove(source, id);
        switch (source) {
            case SHOPS -> {}
            case RATINGS -> rate(id, Rating.NONE);
            case ADS -> placements.remove(id);
        }
    }

    /// Crowds wait for [#refresh]: to show each at once would leave the index in crumbs.
    private void refreshAfter(int changes) throws IOException {
        if (changes <= FEW && System.nanoTime() - refreshed > PAUSE.toNanos()) {
            refresh();
        }
    }

    /// Shows what has changed.
    void refresh() {
        try {
            searchers.maybeRefresh();
            refreshed = System.nanoTime();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<KnownVersion> versions(Source source, Collection<UUID> ids) {
        return versionTable.versions(source, ids);
    }

    @Override
    public List<KnownVersion> versions(Source source, UUID cursor, int limit) {
        return versionTable.versions(source, cursor, limit);
    }

    @Override
    public List<Hit> find(IndexQuery indexQuery) {
        return best(Queries.of(indexQuery), new BestShops(indexQuery), indexQuery.place());
    }

    @Override
    public List<Hit> findByPrefix(String typed, Position place, int limit) {
        return best(Queries.typed(typed, place), new BestShops(place, limit), place);
    }

    private List<Hit> best(Query query, BestShops best, Position place) {
        return search(searcher -> {
            var found = searcher.search(query, best);
            var hits = hits(found, searcher.getIndexReader().leaves(), place);
            return found.stream()
                    .map(it -> Objects.requireNonNull(hits.get(it)))
                    .toList();
        });
    }

    /// Read in the order of the index.
    private static Map<BestShops.Found, Hit> hits(
            List<BestShops.Found> found, List<LeafReaderContext> leaves, Position place) throws IOException {
        var inOrder = new ArrayList<>(found);
        inOrder.sort(Comparator.comparingInt(BestShops.Found::document));
        var hits = new HashMap<BestShops.Found, Hit>();
        int leaf = -1;
        Optional<Columns> columns = Optional.empty();
        for (var it : inOrder) {
            int next = ReaderUtil.subIndex(it.document(), leaves);
            if (next != leaf) {
                leaf = next;
                columns = Optional.of(new Columns(leaves.get(leaf).reader()));
            }
            int document = it.document() - leaves.get(leaf).docBase;
            hits.put(it, hit(document, columns.orElseThrow(), place, it.value()));
        }
        return hits;
    }

    private static Hit hit(int document, Columns columns, Position place, double value) throws IOException {
        var indexedShop = BinaryContent.shop(columns.content(document));
        return new Hit(
                indexedShop, columns.rating(document), indexedShop.position().metersTo(place), value);
    }

    @Override
    public List<String> closestTerms(String keys, int limit) {
        var close = fuzzyTerms.of(keys, () -> search(it -> FuzzyTerms.of(keys, it.getIndexReader(), MOST_CLOSE)));
        return close.stream().limit(limit).toList();
    }

    private interface Reading<T> {
        T with(IndexSearcher searcher) throws IOException;
    }

    private <T> T search(Reading<T> reading) {
        try {
            var searcher = searchers.acquire();
            try {
                return reading.with(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One piece is searched in two thirds of the time that the ten take which an import leaves.
    @Override
    public void optimize() {
        write(() -> writer.forceMerge(1, false));
    }

    @Override
    public void save(Map<Source, Instant> now) {
        write(() -> {
            var data = new HashMap<String, String>();
            now.forEach((source, at) -> data.put(Source.NAMES.nameOf(source), at.toString()));
            writer.setLiveCommitData(folder.commitData(data).entrySet());
            writer.commit();
        });
    }

    @Override
    public Map<Source, Instant> asOf() {
        return Map.copyOf(asOf);
    }

    /// What was not kept is not kept now either.
    @Override
    public void close() {
        write(() -> {
            searchers.close();
            writer.rollback();
            writer.getDirectory().close();
        });
        writing.shutdown();
    }
}
