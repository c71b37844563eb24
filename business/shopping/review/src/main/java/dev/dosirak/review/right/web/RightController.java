package dev.dosirak.review.right.web;

import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.review.right.Purchase;
import dev.dosirak.review.right.Rights;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Customers see what they may still review.
@RestController
@RequestMapping("/api/v1/reviews/rights")
class RightController {

    private static final int MOST = 100;

    private final Rights rights;
    private final Clock clock;

    RightController(Rights rights, Clock clock) {
        this.rights = rights;
        this.clock = clock;
    }

    record RightsView(List<RightView> items) {}

    /// @param until the first moment at which it is too late
    record RightView(UUID orderId, UUID shopId, Instant deliveredAt, Instant until) {

        static RightView of(Purchase it) {
            return new RightView(it.order(), it.shop(), it.deliveredAt(), it.reviewableUntil());
        }
    }

    /// The latest hundred, newest delivery first.
    @GetMapping
    RightsView rights(Caller.Customer customer) {
        var delivered = clock.instant().minus(Purchase.REVIEWABLE);
        return new RightsView(rights.open(customer.id(), delivered, MOST).stream()
                .map(RightView::of)
                .toList());
    }
}
