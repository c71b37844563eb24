package dev.dosirak.delivery.dispatch;

/// In which role somebody reads a delivery.
public enum ViewerRole {
    CUSTOMER,
    OWNER,
    /// Whose delivery it is, or to whom it is offered.
    RIDER,
    /// Any other rider.
    FORMER_RIDER,
    OPERATOR
}
