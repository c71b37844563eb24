package dev.dosirak.review.review;

import dev.dosirak.platform.kernel.Change;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;

/// How the shown reviews of one shop rate it.
///
/// @param stars how many reviews have one star, two stars, … five
public record Ratings(List<Integer> stars) {

    /// Of a shop that nobody has reviewed.
    public static final Ratings NONE = new Ratings(List.of(0, 0, 0, 0, 0));

    public Ratings {
        stars = List.copyOf(stars);
    }

    /// How many reviews have this rating.
    public int with(int rating) {
        return stars.get(rating - Opinion.WORST);
    }

    /// How many reviews are shown.
    public int count() {
        return stars.stream().mapToInt(Integer::intValue).sum();
    }

    /// All stars together.
    public long sum() {
        return IntStream.rangeClosed(Opinion.WORST, Opinion.BEST)
                .mapToLong(it -> (long) it * with(it))
                .sum();
    }

    /// To one decimal; 0.0 when there are none.
    public BigDecimal average() {
        return count() == 0
                ? BigDecimal.ZERO.setScale(1)
                : BigDecimal.valueOf(sum()).divide(BigDecimal.valueOf(count()), 1, RoundingMode.HALF_UP);
    }

    /// Whether anybody can see that something has changed: then the shop's reviews have a new version.
    public static boolean areChangedBy(Change<Review> change) {
        return change.hasChanged() && (change.after().isShown() || wasShown(change));
    }

    private static boolean wasShown(Change<Review> change) {
        return change.before().map(it -> it.state().isShown()).orElse(false);
    }

    /// By how many the shop now has more reviews with this rating.
    public static int added(Change<Review> change, int rating) {
        int was = change.before().map(it -> counts(it.state(), rating)).orElse(0);
        return counts(change.after(), rating) - was;
    }

    private static int counts(Review review, int rating) {
        return review.isShown() && review.opinion().rating() == rating ? 1 : 0;
    }
}
