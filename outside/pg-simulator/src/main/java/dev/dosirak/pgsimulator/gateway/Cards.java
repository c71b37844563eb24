package dev.dosirak.pgsimulator.gateway;

import java.util.Optional;

/// Cards shown in the card window of one gateway, and those registered for paying without it.
public interface Cards {

    /// Keeps a card until the merchant redeems its `authKey`.
    void offer(String authKey, Card card);

    /// The card behind an `authKey`, once; empty when there is none or it was redeemed before.
    Optional<Card> redeem(String authKey);

    void register(String billingKey, Card card);

    Optional<Card> registered(String billingKey);

    /// False when there is no such key.
    boolean forget(String billingKey);
}
