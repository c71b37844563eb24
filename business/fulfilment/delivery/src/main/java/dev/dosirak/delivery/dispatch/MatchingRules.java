package dev.dosirak.delivery.dispatch;

import java.time.Duration;

/// How riders are found.
///
/// @param offerStands how long a rider may think about an offer
/// @param reachMeters how far from the shop a rider may be
/// @param roundPause how long a delivery waits before it asks the same riders again
public record MatchingRules(Duration offerStands, long reachMeters, Duration roundPause) {}
