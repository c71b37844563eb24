package dev.dosirak.order.life.postgres;

/// After which event nothing can happen to an order any more, by the names in the table.
final class Over {

    static final String TYPES = "('payment-failed', 'payment-cancelled', 'delivered', 'refunded')";

    private Over() {}
}
