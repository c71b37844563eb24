package dev.dosirak.payment.charge;

import java.util.Optional;
import java.util.UUID;

/// What customers pay with.
@FunctionalInterface
public interface BillingKeys {

    /// The gateway's key to a customer's registered card; empty when this customer has no such method.
    Optional<String> billingKey(UUID customer, UUID method);
}
