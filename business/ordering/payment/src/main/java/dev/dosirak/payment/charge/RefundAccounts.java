package dev.dosirak.payment.charge;

import java.util.Optional;
import java.util.UUID;

/// Where to money goes back that customers have deposited. Kept sealed, and no longer than it may be needed.
public interface RefundAccounts {

    /// In place of the one before, if there is one.
    void keep(UUID order, RefundAccount account);

    /// Empty for an order that nobody has wanted to pay by deposit, or so long ago that no deposit can go back.
    Optional<RefundAccount> of(UUID order);
}
