package dev.dosirak.platform.sync;

import java.util.UUID;

/// An item that the copy cannot read. Its key waits for a newer version; the others are not affected.
public record Rejection(UUID id, long version, String why) {}
