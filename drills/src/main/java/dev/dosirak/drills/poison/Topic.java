package dev.dosirak.drills.poison;

import java.util.List;
import java.util.Locale;

/// The topics that there are, and what is consumed from them.
enum Topic {
    IDENTITY("memberId", "identity.member-left.v1"),
    SHOP("id", "shop.changed.v1"),
    AD("id", "ad.changed.v1"),
    REVIEW("id", "review.changed.v1"),
    ORDER(
            "orderId",
            "order.placed.v1",
            "order.paid.v1",
            "order.accepted.v1",
            "order.cancelled.v1",
            "order.payment-cancelled.v1",
            "order.refund-requested.v1",
            "order.delivered.v1"),
    PAYMENT(
            "orderId",
            "payment.approved.v1",
            "payment.declined.v1",
            "payment.deposit-reversed.v1",
            "payment.refunded.v1"),
    RELAY("orderId", "relay.relayed.v1", "relay.accepted.v1", "relay.rejected.v1", "relay.unanswered.v1"),
    DELIVERY(
            "orderId",
            "delivery.requested.v1",
            "delivery.picked-up.v1",
            "delivery.delayed.v1",
            "delivery.lost.v1",
            "delivery.delivered.v1"),
    STOREFRONT("campaignId", "storefront.ads-counted.v1", "storefront.ad-clicked.v1"),
    SEARCH("id"),
    ORDER_HISTORY("id");

    private final String idField;
    private final List<String> consumed;

    Topic(String idField, String... consumed) {
        this.idField = idField;
        this.consumed = List.of(consumed);
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String kafkaName() {
        return key() + ".events";
    }

    /// The field of a body that says whom it is about.
    String idField() {
        return idField;
    }

    /// Types that somebody lists; empty where nobody consumes anything.
    List<String> consumed() {
        return consumed;
    }

    /// One that could be published there.
    String unconsumedType() {
        return key() + ".changed.v1";
    }

    boolean isConsumed() {
        return !consumed.isEmpty();
    }

    /// Whether what is consumed there are change notices.
    boolean isOfNotices() {
        return consumed.contains(unconsumedType());
    }

    /// Whether its facts about an order that nobody knows are refused by everybody who consumes them.
    boolean isOnlyAboutKnownOrders() {
        return this == PAYMENT || this == RELAY;
    }
}
