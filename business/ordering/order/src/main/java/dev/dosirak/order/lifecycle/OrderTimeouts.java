package dev.dosirak.order.lifecycle;

import java.time.Duration;
import java.time.Instant;

/// How long others may take for what an order asks of them. They are given the deadline, so that whoever receives the
/// question too late does not act on it; giving up is for them alone, who know what was answered.
///
/// @param payWithin from placing an order to its money
/// @param answerWithin from the money to the shop's answer
/// @param askAfter whoever has been silent for so long is asked
public record OrderTimeouts(Duration payWithin, Duration answerWithin, Duration askAfter) {

    private static final int PEOPLE_TAKE_LONGER = 5;

    Instant payBy(Instant placed) {
        return placed.plus(payWithin);
    }

    Instant answerBy(Instant paid) {
        return paid.plus(answerWithin);
    }

    /// How long an order usually waits in this state at most.
    public Duration usualWait(Order state) {
        return switch (state) {
            case Order.PaymentPending s when s.bill().paymentMethod() == null -> whenPeopleAreAtWork();
            case Order.Pending _, Order.DeliveryPending _, Order.PickedUp _, Order.Delayed _ -> whenPeopleAreAtWork();
            case Order.Unknown _,
                    Order.PaymentPending _,
                    Order.PaymentSucceeded _,
                    Order.PaymentFailed _,
                    Order.PaymentCancelled _,
                    Order.Accepted _,
                    Order.Rejected _,
                    Order.Delivered _,
                    Order.Cancelled _,
                    Order.RefundPending _,
                    Order.Refunded _ -> askAfter;
        };
    }

    private Duration whenPeopleAreAtWork() {
        return askAfter.multipliedBy(PEOPLE_TAKE_LONGER);
    }
}
