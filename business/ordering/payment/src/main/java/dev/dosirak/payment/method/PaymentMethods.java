package dev.dosirak.payment.method;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// All registered cards.
public interface PaymentMethods {

    void add(PaymentMethod method);

    /// Oldest first.
    List<PaymentMethod> of(UUID customer);

    /// Empty also when it is another customer's.
    Optional<PaymentMethod> find(UUID customer, UUID id);

    /// False when this customer has no such method.
    boolean remove(UUID customer, UUID id);
}
