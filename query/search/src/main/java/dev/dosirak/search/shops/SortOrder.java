package dev.dosirak.search.shops;

import dev.dosirak.platform.kernel.EnumNames;

/// What stands first among the shops that were found. Equals come in order of their ids.
public enum SortOrder {
    /// What fits the words best; of what fits equally, what many have ordered.
    RELEVANCE(false),
    /// The nearest.
    DISTANCE(true),
    /// The best rated; of the equally rated, what more have rated.
    RATING(false),
    /// The cheapest to bring; of these the nearest.
    FEE(true),
    /// The lowest minimum order; of these the nearest.
    MINIMUM_ORDER(true);

    /// In questions and cursors.
    public static final EnumNames<SortOrder> NAMES = EnumNames.of(SortOrder.class, it -> switch (it) {
        case RELEVANCE -> "relevance";
        case DISTANCE -> "distance";
        case RATING -> "rating";
        case FEE -> "fee";
        case MINIMUM_ORDER -> "minimum-order";
    });

    private static final int FARTHEST = 100_000;
    private static final long MOST_RATINGS = 10_000_000;

    private final boolean ascending;

    SortOrder(boolean ascending) {
        this.ascending = ascending;
    }

    public boolean ascending() {
        return ascending;
    }

    /// An amount and, where it decides nothing, the distance.
    public static double amountThenDistance(long won, long meters) {
        return (double) won * FARTHEST + Math.min(meters, FARTHEST - 1);
    }

    /// An average and, where it decides nothing, the count.
    public static double averageThenCount(Rating rating) {
        return (double) rating.tenths() * MOST_RATINGS + Math.min(rating.count(), MOST_RATINGS - 1);
    }
}
