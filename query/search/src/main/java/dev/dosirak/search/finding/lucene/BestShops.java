package dev.dosirak.search.finding.lucene;

import dev.dosirak.platform.kernel.Position;
import dev.dosirak.search.finding.Filters;
import dev.dosirak.search.finding.Order;
import dev.dosirak.search.finding.Rating;
import dev.dosirak.search.finding.Search;
import dev.dosirak.search.finding.Search.After;
import dev.dosirak.search.finding.Shop;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// Keeps the best of the shops that the words have found, after a closer look at those that could be among them: is the
/// place within reach, is the shop open, what would bringing it cost.
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
        public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
            return new Leaf(context.reader(), context.docBase, this);
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
            kept.add(found);
            if (kept.size() > limit) {
                kept.poll();
            }
            if (kept.size() == limit) {
                worst = kept.element().value();
            }
        }

        private static Found last(After it) {
            return new Found(-1, it.value(), it.id());
        }
    }

    /// The shops of one segment, whose columns are read as far as they are needed.
    private final class Leaf implements LeafCollector {

        private final int base;
        private final Best best;
        private final NumericDocValues whereabouts;
        private final NumericDocValues minimum;
        private final NumericDocValues cheapest;
        private final NumericDocValues tenths;
        private final NumericDocValues count;
        private final BinaryDocValues ids;
        private final BinaryDocValues contents;
        private @Nullable Scorable scorer;

        Leaf(LeafReader reader, int base, Best best) throws IOException {
            this.base = base;
            this.best = best;
            this.whereabouts = DocValues.getNumeric(reader, Documents.WHEREABOUTS);
            this.minimum = DocValues.getNumeric(reader, Documents.MINIMUM);
            this.cheapest = DocValues.getNumeric(reader, Documents.CHEAPEST);
            this.tenths = DocValues.getNumeric(reader, Documents.TENTHS);
            this.count = DocValues.getNumeric(reader, Documents.COUNT);
            this.ids = DocValues.getBinary(reader, Documents.ID);
            this.contents = DocValues.getBinary(reader, Documents.CONTENT);
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
                ids.advanceExact(document);
                best.offer(new Found(base + document, value, Documents.id(ids.binaryValue())));
            }
        }

        /// What the value cannot exceed, quickly.
        private double atBest(int document, double score) throws IOException {
            if (order.isEmpty()) {
                return number(count, document);
            }
            return switch (order.get()) {
                case RELEVANCE, RATING -> value(document, score);
                case DISTANCE -> reach.metersAtLeast(number(whereabouts, document));
                case FEE -> Order.amountThenDistance(number(cheapest, document), 0);
                case MINIMUM_ORDER -> Order.amountThenDistance(number(minimum, document), 0);
            };
        }

        private double score() throws IOException {
            return isByRelevance() && scorer != null ? scorer.score() : 0;
        }

        private boolean isByRelevance() {
            return order.isPresent() && order.get() == Order.RELEVANCE;
        }

        private boolean reaches(int document) throws IOException {
            long where = number(whereabouts, document);
            return switch (reach.has(where)) {
                case YES -> true;
                case NO -> false;
                case MEASURE -> {
                    var shop = Content.shop(content(document));
                    yield shop.position().metersTo(place) <= shop.radiusMeters();
                }
            };
        }

        private boolean fits(int document) throws IOException {
            if (filters.maxMinimumOrder().isPresent()
                    && number(minimum, document) > filters.maxMinimumOrder().getAsLong()) {
                return false;
            }
            if (filters.minTenths() > 0 && number(tenths, document) < filters.minTenths()) {
                return false;
            }
            if (filters.maxFee().isPresent() && fee(document) > filters.maxFee().getAsLong()) {
                return false;
            }
            return !filters.openOnly() || Content.hours(content(document)).isOpen(now);
        }

        private double value(int document, double score) throws IOException {
            if (order.isEmpty()) {
                return number(count, document);
            }
            return switch (order.get()) {
                case RELEVANCE -> score + Rating.popularity(number(count, document));
                case DISTANCE -> meters(document);
                case RATING ->
                    Order.averageThenCount(new Rating((int) number(tenths, document), number(count, document)));
                case FEE -> Order.amountThenDistance(fee(document), meters(document));
                case MINIMUM_ORDER -> Order.amountThenDistance(number(minimum, document), meters(document));
            };
        }

        private long fee(int document) throws IOException {
            return Shop.feeAt(Content.fees(content(document)), meters(document));
        }

        private long meters(int document) throws IOException {
            return Content.position(content(document)).metersTo(place);
        }

        private BytesRef content(int document) throws IOException {
            contents.advanceExact(document);
            return contents.binaryValue();
        }

        private static long number(NumericDocValues column, int document) throws IOException {
            column.advanceExact(document);
            return column.longValue();
        }
    }
}
