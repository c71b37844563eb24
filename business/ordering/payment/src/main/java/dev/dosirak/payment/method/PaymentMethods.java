package dev.dosirak.payment.method;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// All registered cards. One that is given up leaves its billing key behind until the gateway has been told to forget
/// it, too.
public interface PaymentMethods {

    /// Cards of one customer are added one after the other.
    ///
    /// @param billingKey pays with the card: a secret
    /// @param most how many cards a customer may have
    /// @throws Refused when this customer has left, or has that many; then nothing is kept
    void add(PaymentMethod method, String billingKey, int most);

    /// Oldest first.
    List<PaymentMethod> of(UUID customer);

    /// The secret that pays with a card; empty also when it is another customer's.
    Optional<String> billingKey(UUID customer, UUID id);

    /// False when this customer has no such method.
    boolean remove(UUID customer, UUID id);

    /// The customer has left, which is on record by now: every card is given up, and none comes any more.
    void forget(UUID customer);

    boolean hasLeft(UUID customer);

    /// Cards that were given up and of which the gateway has not been told yet, longest waiting first; each is
    /// put off by a growing pause.
    List<UUID> claimRemoved(int limit);

    /// The secret of a card that was given up; empty when it is gone already.
    Optional<String> billingKeyOfRemoved(UUID id);

    /// The gateway has forgotten it, and so do we.
    void erase(UUID id);
}
