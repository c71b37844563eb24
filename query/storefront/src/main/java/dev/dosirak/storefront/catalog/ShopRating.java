package dev.dosirak.storefront.catalog;

import java.nio.ByteBuffer;

/// What buyers say about a shop.
///
/// @param average of 1 to 5, to one decimal, as it is written; `0.0` when nobody has said anything
/// @param summary for the page, written beforehand
public record ShopRating(String average, long count, Summary summary) {

    /// The part of the page about reviews: average, count, histogram and the newest.
    public interface Summary {

        ByteBuffer bytes();

        /// Differs whenever [#bytes] does.
        String tag();
    }
}
