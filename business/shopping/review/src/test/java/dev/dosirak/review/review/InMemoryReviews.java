package dev.dosirak.review.review;

import static java.util.Comparator.comparing;

import dev.dosirak.platform.kernel.Change;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Sorts ids as PostgreSQL does: by their bytes.
final class InMemoryReviews implements Reviews {

    private static final Comparator<ReviewCursor> NEWEST = comparing(ReviewCursor::writtenAt)
            .thenComparing(it -> it.id().toString())
            .reversed();
    private static final Comparator<ReviewCursor> BEST =
            comparing(ReviewCursor::rating).reversed().thenComparing(NEWEST);

    private final Map<UUID, Versioned<Review>> reviews = new HashMap<>();
    private final Map<UUID, Versioned<Ratings>> shops = new HashMap<>();

    @Override
    public synchronized List<Versioned<Review>> find(Collection<UUID> ids) {
        return ids.stream().map(reviews::get).filter(Objects::nonNull).toList();
    }

    @Override
    public synchronized List<Versioned<Review>> ofShop(UUID shop, Sort sort, ReviewCursor cursor, int limit) {
        var order = switch (sort) {
            case NEWEST -> NEWEST;
            case RATING -> BEST;
        };
        return page(it -> it.isShown() && it.purchase().shop().equals(shop), order, cursor, limit);
    }

    @Override
    public synchronized List<Versioned<Review>> ofCustomer(UUID customer, ReviewCursor cursor, int limit) {
        return page(it -> it.state() != ReviewState.DELETED && it.purchase().isBy(customer), NEWEST, cursor, limit);
    }

    private List<Versioned<Review>> page(
            Predicate<Review> which, Comparator<ReviewCursor> order, ReviewCursor cursor, int limit) {
        return reviews.values().stream()
                .filter(it -> which.test(it.state()))
                .filter(it -> order.compare(cursor, ReviewCursor.of(it.state())) < 0)
                .sorted(comparing(it -> ReviewCursor.of(it.state()), order))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Versioned<Ratings> ratings(UUID shop) {
        return shops.getOrDefault(shop, new Versioned<>(Ratings.NONE, 0));
    }

    @Override
    public synchronized void save(Change<Review> change) {
        var review = change.after();
        var known = Optional.ofNullable(reviews.get(review.id()));
        if (!known.map(Versioned::version).equals(change.before().map(Versioned::version)) || isSecond(review)) {
            throw new Stale(review.id());
        }
        reviews.put(review.id(), change.result());
        if (Ratings.areChangedBy(change)) {
            shops.compute(review.purchase().shop(), (shop, _) -> moved(ratings(shop), change));
        }
    }

    private boolean isSecond(Review review) {
        return reviews.values().stream()
                .map(Versioned::state)
                .anyMatch(it -> it.purchase().order().equals(review.purchase().order())
                        && !it.id().equals(review.id()));
    }

    private static Versioned<Ratings> moved(Versioned<Ratings> before, Change<Review> change) {
        var stars = IntStream.rangeClosed(Opinion.WORST, Opinion.BEST)
                .mapToObj(it -> before.state().with(it) + Ratings.added(change, it))
                .toList();
        return new Versioned<>(new Ratings(stars), before.version() + 1);
    }
}
