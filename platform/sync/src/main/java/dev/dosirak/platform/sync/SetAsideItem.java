package dev.dosirak.platform.sync;

import java.time.Instant;
import java.util.UUID;

/// What was set aside, and is tried again after ever longer pauses.
///
/// @param since when it is waited for
/// @param attempts how often it was tried in vain
public record SetAsideItem(UUID id, long version, String why, Instant since, int attempts) {}
