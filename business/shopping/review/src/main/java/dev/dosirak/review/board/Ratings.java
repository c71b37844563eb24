package dev.dosirak.review.board;

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
}
