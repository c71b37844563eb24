package dev.dosirak.pgsimulator.gateway;

import java.time.Instant;
import java.util.Optional;

/// Cards shown in the card window of one gateway, and those registered for paying without it.
public interface Cards {

    /// Keeps a card until the merchant redeems its `authKey`.
    void offer(String authKey, Card card);

    /// The card behind an `authKey`, once; empty when there is none or it was redeemed before.
    Optional<Card> redeem(String authKey);

    void register(BillingKey billingKey);

    Optional<BillingKey> find(String key);

    /// False when there is no such key, or it was deleted before.
    boolean delete(String key, Instant now);

    /// Pays with its card, until it is deleted.
    record BillingKey(String key, Card card, Instant issuedAt, Optional<Instant> deletedAt) {}
}
