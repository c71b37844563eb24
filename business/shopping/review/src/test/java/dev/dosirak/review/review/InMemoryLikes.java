package dev.dosirak.review.review;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

final class InMemoryLikes implements Likes {

    private record Like(UUID review, UUID customer) {}

    private final Set<Like> likes = new HashSet<>();

    @Override
    public synchronized void add(UUID review, UUID customer, Instant at) {
        likes.add(new Like(review, customer));
    }

    @Override
    public synchronized void remove(UUID review, UUID customer) {
        likes.remove(new Like(review, customer));
    }

    @Override
    public synchronized Map<UUID, Long> of(Collection<UUID> reviews) {
        return likes.stream().filter(it -> reviews.contains(it.review())).collect(groupingBy(Like::review, counting()));
    }
}
