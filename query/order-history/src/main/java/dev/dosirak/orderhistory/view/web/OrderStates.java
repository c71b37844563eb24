package dev.dosirak.orderhistory.view.web;

import java.util.List;

/// What the state of an order may be called, as the events that lead to it say.
final class OrderStates {

    public static final List<String> STATES = List.of(
            "payment-pending",
            "payment-succeeded",
            "payment-failed",
            "payment-cancelled",
            "pending",
            "accepted",
            "rejected",
            "delivery-pending",
            "picked-up",
            "delayed",
            "delivered",
            "cancelled",
            "refund-pending",
            "refunded");

    private OrderStates() {}
}
