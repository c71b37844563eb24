package dev.dosirak.search.finding.lucene;

import dev.dosirak.platform.kernel.DeliveryFees;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.search.finding.Filters;
import dev.dosirak.search.finding.Order;
import dev.dosirak.search.finding.Rating;
import dev.dosirak.search.finding.Search;
import dev.dosirak.search.finding.Search.After;
import dev.dosirak.search.finding.lucene.Columns.Number;
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
final class BestShops implements CollectorManager<BestShops.Best, List<BestShops.Found>> {

    private final Position place;
    private final Reach reach;
    private final Filters filters;
    private final Optional<Order> order;
    private final Optional<After> after;
    private final int limit;
    private final Instant now;
    private final boolean ascending;
    private final Comparator<Found> bestFirst;

    /// @param document its number in the index
    record Found(int document, double value, UUID id) {}

    /// As the search wants them.
    BestShops(Search search) {
        this(
                search.place(),
                search.filters(),
                Optional.of(search.order()),
                search.after(),
                search.limit(),
                search.now());
    }

    /// Those with the most ratings.
    BestShops(Position place, int limit) {
        this(place, Filters.NONE, Optional.empty(), Optional.empty(), limit, Instant.EPOCH);
    }

    private BestShops(
            Position place, Filters filters, Optional<Order> order, Optional<After> after, int limit, Instant now) {
        this.place = place;
        this.reach = new Reach(place);
        this.filters = filters;
        this.order = order;
        this.after = after;
        this.limit = limit;
        this.now = now;
        this.ascending = order.filter(Order::ascending).isPresent();
        var byValue = Comparator.comparingDouble(Found::value);
        this.bestFirst = (ascending ? byValue : byValue.reversed()).thenComparing(Found::id, Ledger.BY_ID);
    }

    @Override
    public Best newCollector() {
        return new Best();
    }

    @Override
    public List<Found> reduce(Collection<Best> collected) {
        return collected.stream()
                .flatMap(it -> it.kept.stream())
                .sorted(bestFirst)
                .limit(limit)
                .toList();
    }

    /// The best so far, the worst of them at hand.
    final class Best implements Collector {

        private final PriorityQueue<Found> kept = new PriorityQueue<>(limit + 1, bestFirst.reversed());
        private double worst = ascending ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext context) {
            return new Leaf(context, this);
        }

        @Override
        public ScoreMode scoreMode() {
            return order.filter(Order.RELEVANCE::equals).isPresent()
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
    private final class Leaf implements LeafCollector {

        private final int base;
        private final Best best;
        private final Columns columns;
        private @Nullable Scorable scorer;
        private @Nullable Shared<DeliveryFees> fees;
        private @Nullable Shared<Boolean> open;

        Leaf(LeafReaderContext context, Best best) {
            this.base = context.docBase;
            this.best = best;
            this.columns = new Columns(context.reader());
        }

        @Override
        public void setScorer(Scorable scorer) {
            this.scorer = scorer;
        }

        @Override
        public void collect(int document) throws IOException {
            double score = score();
            if (!best.mayKeep(atBest(document, score)) || !reaches(document) || !fits(document)) {
                return;
            }
            double value = value(document, score);
            if (best.mayKeep(value)) {
                best.offer(new Found(base + document, value, Documents.id(columns.id(document))));
            }
        }

        private double score() throws IOException {
            boolean counts = order.isPresent() && order.get() == Order.RELEVANCE;
            return counts && scorer != null ? scorer.score() : 0;
        }

        /// What the value cannot exceed, quickly.
        private double atBest(int document, double score) throws IOException {
            if (order.isEmpty()) {
                return value(document, score);
            }
            return switch (order.get()) {
                case RELEVANCE, RATING -> value(document, score);
                case DISTANCE -> reach.metersAtLeast(columns.number(Number.WHEREABOUTS, document));
                case FEE -> Order.amountThenDistance(columns.number(Number.CHEAPEST, document), 0);
                case MINIMUM_ORDER -> Order.amountThenDistance(columns.number(Number.MINIMUM, document), 0);
            };
        }

        private boolean reaches(int document) throws IOException {
            return switch (reach.has(columns.number(Number.WHEREABOUTS, document))) {
                case YES -> true;
                case NO -> false;
                case MEASURE -> Content.reaches(columns.area(document), place);
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
                case RATING -> Order.averageThenCount(columns.rating(document));
                case FEE -> Order.amountThenDistance(fee(document), meters(document));
                case MINIMUM_ORDER ->
                    Order.amountThenDistance(columns.number(Number.MINIMUM, document), meters(document));
            };
        }

        private long fee(int document) throws IOException {
            var table = fees;
            if (table == null) {
                table = columns.shared(Documents.FEES, Content::fees);
                fees = table;
            }
            return table.of(document).at(meters(document)).amount();
        }

        private boolean isOpen(int document) throws IOException {
            var table = open;
            if (table == null) {
                table = columns.shared(Documents.HOURS, it -> Content.hours(it).isOpen(now));
                open = table;
            }
            return table.of(document);
        }

        private long meters(int document) throws IOException {
            return Content.meters(columns.area(document), place);
        }
    }
}
