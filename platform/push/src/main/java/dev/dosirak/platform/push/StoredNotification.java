package dev.dosirak.platform.push;

/// A row of a person's notifications, as far as this node can read it.
sealed interface StoredNotification<T> permits Notification, StoredNotification.Unreadable {

    long number();

    /// A newer node wrote it, or it is broken.
    record Unreadable<T>(long number, Exception cause) implements StoredNotification<T> {}
}
