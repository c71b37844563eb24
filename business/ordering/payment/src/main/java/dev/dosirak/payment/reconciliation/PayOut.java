package dev.dosirak.payment.reconciliation;

import dev.dosirak.platform.kernel.Won;
import java.time.LocalDate;

/// Money of a gateway that reached our bank.
///
/// @param reference the bank's name for it
/// @param returned whether it went back again, so that we do not have it
public record PayOut(String reference, LocalDate day, Won amount, boolean returned) {}
