package dev.dosirak.payment.charge;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/// Those who have asked for money, and may have asked for it back.
@FunctionalInterface
public interface Orders {

    /// Hears once more what they have told us: a word may have been lost on its way.
    ///
    /// @return those of whom it is still not known; to be asked again
    Set<UUID> ask(Collection<UUID> orders);
}
