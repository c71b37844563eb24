package dev.dosirak.payment.charge;

import java.time.Instant;

/// A bank account that a gateway keeps for one payment: who deposits its amount there has paid.
///
/// @param pg which gateway
/// @param paymentKey the gateway's name for what is paid there
/// @param bank where the account is, in the words of [Bank#NAMES]
/// @param holder whom the depositor sees
/// @param dueAt when it is closed
public record VirtualAccount(String pg, String paymentKey, String bank, String number, String holder, Instant dueAt) {}
