package dev.dosirak.order.lifecycle.postgres;

/// After which event nothing can happen to an order any more, by the names in the table.
final class FinalEvents {

    static final String TYPES = "('payment-failed', 'payment-cancelled', 'delivered', 'refunded')";

    private FinalEvents() {}
}
