package dev.dosirak.review.review.postgres;

import dev.dosirak.platform.kernel.Change;
import dev.dosirak.platform.outbox.Message;
import dev.dosirak.review.review.Review;
import dev.dosirak.review.review.ReviewFact;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What is published of a change, as promised in `contracts/events/review`.
final class PublicEvent {

    private PublicEvent() {}

    private record Changed(UUID id, long version) {}

    /// Every fact names the review and its people, and none of its words.
    private record ReviewFactBody(
            UUID reviewId, UUID orderId, UUID shopId, UUID ownerId, UUID customerId, Instant at) {}

    static Message changed(UUID shop, long version) {
        return new Message("review.changed.v1", new Changed(shop, version));
    }

    static Optional<Message> fact(Change<Review> change) {
        return ReviewFact.of(change).map(it -> new Message(type(it), body(change)));
    }

    private static String type(ReviewFact fact) {
        return switch (fact) {
            case WRITTEN -> "review.written.v1";
            case ANSWERED -> "review.answered.v1";
            case HIDDEN -> "review.hidden.v1";
            case RESTORED -> "review.restored.v1";
            case DELETED -> "review.deleted.v1";
        };
    }

    private static ReviewFactBody body(Change<Review> change) {
        var purchase = change.after().purchase();
        return new ReviewFactBody(
                change.after().id(),
                purchase.order(),
                purchase.shop(),
                purchase.owner(),
                purchase.customer(),
                change.at());
    }
}
