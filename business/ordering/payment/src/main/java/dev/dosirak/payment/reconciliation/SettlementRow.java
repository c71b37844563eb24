package dev.dosirak.payment.reconciliation;

import dev.dosirak.platform.kernel.Won;
import java.time.LocalDate;

/// A line of a gateway's statement: money that it took for us, or gave back.
///
/// @param key the gateway's name for the line; no other line of its statement has it
/// @param order as the gateway was told, which need not have been by us
/// @param amount below zero for what was given back, as are fee, VAT and pay-out then
/// @param fee what the gateway keeps, without VAT
/// @param vat of the fee
/// @param payOut what is left, and reaches the bank
/// @param soldOn the day of the statement
/// @param paidOutOn when it reaches the bank
public record SettlementRow(
        String key,
        String order,
        String paymentKey,
        boolean taken,
        Won amount,
        Won fee,
        Won vat,
        Won payOut,
        LocalDate soldOn,
        LocalDate paidOutOn) {}
