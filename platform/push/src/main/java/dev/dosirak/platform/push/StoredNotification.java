package dev.dosirak.platform.push;

/// A row of a person's notifications, as far as this node can read it.
sealed interface StoredNotification<T> permits Notification, UnreadableNotification {

    long number();
}
