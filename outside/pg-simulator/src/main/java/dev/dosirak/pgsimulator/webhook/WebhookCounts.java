package dev.dosirak.pgsimulator.webhook;

/// What became of a gateway's webhooks since it was started.
///
/// @param waiting to be sent, for the first time or again
/// @param taken by the merchant
/// @param givenUp never taken, or one too many at once
public record WebhookCounts(long waiting, long taken, long givenUp) {}
