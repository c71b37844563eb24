package dev.dosirak.search.shops.lucene;

import dev.dosirak.platform.kernel.DeliveryFees;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.search.shops.Filters;
import dev.dosirak.search.shops.IndexQuery;
import dev.dosirak.search.shops.IndexQuery.After;
import dev.dosirak.search.shops.Rating;
import dev.dosirak.search.shops.SortOrder;
import dev.dosirak.search.shops.lucene.Columns.Number;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.jspecify.annotations.Nullable;

/// Keeps the best of the shops that the words have found, after a closer look at those that could be among
/// them: is the place within reach, is the shop open, what would bringing it cost.
final class BestShops implements CollectorManager<BestShops.ShopCollector, List<BestShops.Found>> {

    private final Position place;
    private final Reach reach;
    private final Filters filters;
    private final Optional<SortOrder> order;
    private final Optional<After> after;
    private final int limit;
    private final Instant now;
    private final boolean ascending;
    private final Comparator<Found> bestFirst;

    /// @param document its number in the index
    record Found(int document, double value, UUID id) {}

    /// As the search wants them.
    BestShops(IndexQuery indexQuery) {
        this(
                indexQuery.place(),
                indexQuery.filters(),
                Optional.of(indexQuery.sortOrder()),
                indexQuery.after(),
                indexQuery.limit(),
                indexQuery.now());
    }

    /// Those with the most ratings.
    BestShops(Position place, int limit) {
        this(place, Filters.NONE, Optional.empty(), Optional.empty(), limit, Instant.EPOCH);
    }

    private BestShops(
            Position place, Filters filters, Optional<SortOrder> order, Optional<After> after, int limit, Instant now) {
        this.place = place;
        this.reach = new Reach(place);
        this.filters = filters;
        this.order = order;
        this.after = after;
        this.limit = limit;
        this.now = now;
        this.ascending = order.filter(SortOrder::ascending).isPresent();
        var byValue = Comparator.comparingDouble(Found::value);
        this.bestFirst = (ascending ? byValue : byValue.reversed()).thenComparing(Found::id, VersionTable.BY_ID);
    }

    @Override
    public ShopCollector newCollector() {
        return new ShopCollector();
    }

    @Override
    public List<Found> reduce(Collection<ShopCollector> collected) {
        return collected.stream()
                .flatMap(it -> it.kept.stream())
                .sorted(bestFirst)
                .limit(limit)
                .toList();
    }

    /// The best so far, the worst of them at hand.
    final class ShopCollector implements Collector {

        private final PriorityQueue<Found> kept = new PriorityQueue<>(limit + 1, bestFirst.reversed());
        private double worst = ascending ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext context) {
            return new SegmentCollector(context, this);
        }

        @Override
        public ScoreMode scoreMode() {
            return order.filter(SortOrder.RELEVANCE::equals).isPresent()
                    ? ScoreMode.COMPLETE
                    : ScoreMode.COMPLETE_NO_SCORES;
        }

        /// Whether a shop with this value may still be among the best.
        private boolean mayKeep(double value) {
            return ascending ? value <= worst : value >= worst;
        }

        private void offer(Found found) {
            if (after.isPresent() && bestFirst.compare(found, last(after.get())) <= 0) {
                return;
            }
            if (kept.size() == limit) {
                if (bestFirst.compare(found, kept.element()) >= 0) {
                    return;
                }
                kept.remove();
            }
            kept.add(found);
            if (kept.size() == limit) {
                worst = kept.element().value();
            }
        }

        private static Found last(After it) {
            return new Found(-1, it.value(), it.id());
        }
    }

    /// The shops of one segment.
    private final class SegmentCollector implements LeafCollector {

        private final int base;
        private final ShopCollector shopCollector;
        private final Columns columns;
        private @Nullable Scorable scorer;
        private @Nullable SharedColumn<DeliveryFees> fees;
        private @Nullable SharedColumn<Boolean> open;

        SegmentCollector(LeafReaderContext context, ShopCollector shopCollector) {
            this.base = context.docBase;
            this.shopCollector = shopCollector;
            this.columns = new Columns(context.reader());
        }

        @Override
        public void setScorer(Scorable scorer) {
            this.scorer = scorer;
        }

        @Override
        public void collect(int document) throws IOException {
            double score = score();
            if (!shopCollector.mayKeep(atBest(document, score)) || !reaches(document) || !fits(document)) {
                return;
            }
            double value = value(document, score);
            if (shopCollector.mayKeep(value)) {
                shopCollector.offer(new Found(base + document, value, Documents.id(columns.id(document))));
            }
        }

        private double score() throws IOException {
            boolean counts = order.isPresent() && order.get() == SortOrder.RELEVANCE;
            return counts && scorer != null ? scorer.score() : 0;
        }

        /// What the value cannot exceed, quickly.
        private double atBest(int document, double score) throws IOException {
            if (order.isEmpty()) {
                return value(document, score);
            }
            return switch (order.get()) {
                case RELEVANCE, RATING -> value(document, score);
                case DISTANCE -> reach.metersAtLeast(columns.number(Number.LOCATION, document));
                case FEE -> SortOrder.amountThenDistance(columns.number(Number.CHEAPEST, document), 0);
                case MINIMUM_ORDER -> SortOrder.amountThenDistance(columns.number(Number.MINIMUM, document), 0);
            };
        }

        private boolean reaches(int document) throws IOException {
            return switch (reach.has(columns.number(Number.LOCATION, document))) {
                case YES -> true;
                case NO -> false;
                case MEASURE -> BinaryContent.reaches(columns.area(document), place);
            };
        }

        private boolean fits(int document) throws IOException {
            if (filters.maxMinimumOrder().isPresent()
                    && columns.number(Number.MINIMUM, document)
                            > filters.maxMinimumOrder().getAsLong()) {
                return false;
            }
            if (filters.minTenths() > 0 && columns.number(Number.TENTHS, document) < filters.minTenths()) {
                return false;
            }
            if (filters.maxFee().isPresent() && fee(document) > filters.maxFee().getAsLong()) {
                return false;
            }
            return !filters.openOnly() || isOpen(document);
        }

        private double value(int document, double score) throws IOException {
            if (order.isEmpty()) {
                return columns.number(Number.COUNT, document);
            }
            return switch (order.get()) {
                case RELEVANCE -> score + Rating.popularity(columns.number(Number.COUNT, document));
                case DISTANCE -> meters(document);
                case RATING -> SortOrder.averageThenCount(columns.rating(document));
                case FEE -> SortOrder.amountThenDistance(fee(document), meters(document));
                case MINIMUM_ORDER ->
                    SortOrder.amountThenDistance(columns.number(Number.MINIMUM, document), meters(document));
            };
        }

        private long fee(int document) throws IOException {
            var table = fees;
            if (table == null) {
                table = columns.shared(Documents.FEES, BinaryContent::fees);
                fees = table;
            }
            return table.of(document).at(meters(document)).amount();
        }

        private boolean isOpen(int document) throws IOException {
            var table = open;
            if (table == null) {
                table = columns.shared(
                        Documents.HOURS, it -> BinaryContent.hours(it).isOpen(now));
                open = table;
            }
            return table.of(document);
        }

        private long meters(int document) throws IOException {
            return BinaryContent.meters(columns.area(document), place);
        }
    }
}
