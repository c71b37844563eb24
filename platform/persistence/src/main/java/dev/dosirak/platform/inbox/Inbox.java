package dev.dosirak.platform.inbox;

import java.util.Set;
import java.util.UUID;

/// The messages this service has applied, by consumer.
public interface Inbox {

    /// True for the first caller only. Must be called inside the transaction that applies the message.
    boolean claim(String consumer, UUID message);

    /// The ones among them that this caller is the first to claim. Must be called inside the transaction that
    /// applies them.
    ///
    /// @return a set of the caller's own
    Set<UUID> claim(String consumer, Set<UUID> messages);
}
