package dev.dosirak.payment.charge;

import java.util.Collection;
import java.util.UUID;

/// Those who have asked for money, and may have asked for it back.
@FunctionalInterface
public interface Orders {

    /// Hears once more what they have told us: a word may have been lost on its way.
    void ask(Collection<UUID> orders);
}
