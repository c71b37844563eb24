package dev.dosirak.pgsimulator.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything that the gateways remember. Safe against concurrent callers.
public interface Books {

    Cards cards(GatewayName gateway);

    CardPayments payments(GatewayName gateway);

    WindowPayments windows(GatewayName gateway);

    DepositAccounts accounts(GatewayName gateway);

    /// Every movement of money for an order, oldest first.
    ///
    /// @param gateway empty for all
    List<Entry> journalOf(String orderId, Optional<GatewayName> gateway);

    /// @param gateway empty for all
    /// @param position 0 for the beginning
    List<Entry> journalAfter(long position, Optional<GatewayName> gateway, int limit);

    /// A movement of money.
    ///
    /// @param gateway where it moved
    /// @param position where it stands; positions have gaps, and while money moves a lower one may appear after
    ///       a higher one
    /// @param kind `approval` or `cancel`; a deposit that is undone is one, too
    /// @param amount in won, never negative
    record Entry(
            String gateway, long position, String kind, String orderId, String paymentKey, long amount, Instant at) {}
}
