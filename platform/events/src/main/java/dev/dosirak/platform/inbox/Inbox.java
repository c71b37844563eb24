package dev.dosirak.platform.inbox;

import java.util.UUID;

/// The messages this service has applied, by consumer.
public interface Inbox {

    /// True for the first caller only. Must be called inside the transaction that applies the message.
    boolean claim(String consumer, UUID message);
}
