package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Every payment ever asked for, by its order.
public interface Payments {

    /// [Payment.Nothing] with version 0 when nothing is known.
    Versioned<Payment> load(UUID order);

    /// Records and publishes `news` after `before`, together with when the payment is to be looked at again.
    ///
    /// @return the state after the news
    /// @throws dev.dosirak.platform.kernel.Stale when somebody else has appended since `before` was loaded
    Versioned<Payment> append(UUID order, Versioned<Payment> before, List<PaymentEvent> news);

    /// Payments that are to be looked at by now, longest due first; each is put off by a growing pause, so that
    /// no other caller gets it meanwhile and a look in vain is followed by another.
    List<UUID> claimDue(Instant now, int limit);
}
