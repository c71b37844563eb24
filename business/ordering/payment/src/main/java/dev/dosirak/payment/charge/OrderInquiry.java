package dev.dosirak.payment.charge;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/// Those who have asked for money, and may have asked for it back.
@FunctionalInterface
public interface OrderInquiry {

    /// Applies once more what they have published: an event may have been lost.
    ///
    /// @throws RuntimeException when there is no answer now; to be asked again later
    Answers ask(Collection<UUID> orders);

    /// @param open those of whom it is still not known; to be asked again
    /// @param unknown those of whom nobody knows anything, though somebody has asked us for their money
    record Answers(Set<UUID> open, Set<UUID> unknown) {}
}
