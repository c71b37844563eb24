package dev.dosirak.platform.outbox;

import java.util.UUID;

/// Publishes what happened here to other services, if and only if the transaction commits.
public interface Outbox {

    /// Goes to the topic `<service>.events`, in commit order per `key`. Must be called inside the transaction
    /// of the change.
    ///
    /// @param key the aggregate's id
    /// @param sequence the aggregate's version after the change
    void publish(UUID key, long sequence, Message message);

    /// As above, of a message whose id follows from what it is about, so that whoever learns of it another way
    /// knows it for the same one.
    void publish(UUID id, UUID key, long sequence, Message message);
}
