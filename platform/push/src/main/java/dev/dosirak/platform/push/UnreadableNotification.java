package dev.dosirak.platform.push;

/// A row that this node cannot read: a newer one wrote it, or it is broken.
record UnreadableNotification<T>(long number, Exception cause) implements StoredNotification<T> {}
