package dev.dosirak.review.review;

import dev.dosirak.platform.kernel.Versioned;
import java.util.List;
import java.util.UUID;

/// A review, and how many like it. Likes are no change of the review, so they do not move its version.
public record ReviewWithLikes(Versioned<Review> review, long likes) {

    static List<ReviewWithLikes> of(List<Versioned<Review>> reviews, Likes likes) {
        var counts = likes.of(reviews.stream().map(it -> it.state().id()).toList());
        return reviews.stream()
                .map(it ->
                        new ReviewWithLikes(it, counts.getOrDefault(it.state().id(), 0L)))
                .toList();
    }

    static ReviewWithLikes of(Versioned<Review> review, Likes likes) {
        return new ReviewWithLikes(review, count(review.state().id(), likes));
    }

    static long count(UUID review, Likes likes) {
        return likes.of(List.of(review)).getOrDefault(review, 0L);
    }
}
