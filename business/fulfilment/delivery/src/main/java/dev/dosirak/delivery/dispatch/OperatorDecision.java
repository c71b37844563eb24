package dev.dosirak.delivery.dispatch;

import java.time.Instant;
import java.util.UUID;

/// What an operator decides about a delivery that its rider does not end; kept with the delivery for good.
///
/// @param operator who answers for it
/// @param reason in the operator's words
public record OperatorDecision(UUID operator, String reason, Instant at) {}
