package dev.dosirak.payment.method;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// All registered cards. One that is given up leaves its billing keys behind until the gateways have been told to
/// forget it, too.
public interface PaymentMethods {

    /// Cards of one customer are added one after the other.
    ///
    /// @param billingKeys that pay with the card, by gateway: secrets
    /// @param most how many cards a customer may have
    /// @throws Refused when this customer has left, or has that many; then nothing is kept
    void add(PaymentMethod method, Map<String, String> billingKeys, int most);

    /// Oldest first.
    List<PaymentMethod> of(UUID customer);

    /// What pays with a card; empty also when it is another customer's.
    Optional<CardKeys> billingKeys(UUID customer, UUID id);

    /// False when this customer has no such method.
    boolean remove(UUID customer, UUID id);

    /// The customer has left, which is on record by now: every card is given up, and none comes any more.
    void forget(UUID customer);

    boolean hasLeft(UUID customer);

    /// The keys of cards that were given up and that their gateways have not been told to forget yet, longest
    /// waiting first; each is put off by a growing pause.
    List<UUID> claimRemoved(int limit);

    /// @param billingKey a secret
    record RemovedKey(String gateway, String billingKey) {

        /// Without the secret, wherever it is printed.
        @Override
        public String toString() {
            return "RemovedKey[gateway=%s]".formatted(gateway);
        }
    }

    /// Empty when it is gone already.
    Optional<RemovedKey> removedKey(UUID id);

    /// The gateway has forgotten the key, and so do we.
    void erase(UUID id);
}
