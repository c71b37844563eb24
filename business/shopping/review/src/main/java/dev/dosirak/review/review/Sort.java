package dev.dosirak.review.review;

import dev.dosirak.platform.kernel.EnumNames;

/// In which order a shop's reviews are read.
public enum Sort {
    NEWEST,
    /// The best first, and the newest of those.
    RATING;

    public static final EnumNames<Sort> NAMES = EnumNames.of(Sort.class, it -> switch (it) {
        case NEWEST -> "newest";
        case RATING -> "rating";
    });
}
