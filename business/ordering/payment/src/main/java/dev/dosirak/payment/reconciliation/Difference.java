package dev.dosirak.payment.reconciliation;

import dev.dosirak.platform.kernel.Won;

/// Something that is not the same with us and with a gateway.
///
/// @param about the order; of a row its key, of a pay-out the bank's reference or the day
/// @param ours what we have, or what the contract says
/// @param theirs what the gateway says, or what the bank has
/// @param open whether somebody has still to see to it
public record Difference(DifferenceReason reason, String about, Won ours, Won theirs, boolean open) {}
