package dev.dosirak.orderhistory.view.web;

/// What the state of an order may be called, as the events that lead to it say.
enum OrderState {
    PAYMENT_PENDING,
    PAYMENT_SUCCEEDED,
    PAYMENT_FAILED,
    PAYMENT_CANCELLED,
    PENDING,
    ACCEPTED,
    REJECTED,
    DELIVERY_PENDING,
    PICKED_UP,
    DELAYED,
    DELIVERED,
    CANCELLED,
    REFUND_PENDING,
    REFUNDED
}
