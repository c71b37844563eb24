package dev.dosirak.platform.push;

/// Something that one person is notified of.
///
/// @param number counts the person's notifications from 1, without gaps, in the order in which they became
///     visible
public record Notification<T>(long number, T content) implements StoredNotification<T> {}
