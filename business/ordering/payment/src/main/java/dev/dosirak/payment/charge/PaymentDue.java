package dev.dosirak.payment.charge;

import java.util.UUID;

/// There is something to do for an order's payment right now.
public record PaymentDue(UUID order) {}
