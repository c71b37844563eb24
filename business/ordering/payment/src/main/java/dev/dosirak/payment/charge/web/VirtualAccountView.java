package dev.dosirak.payment.charge.web;

import dev.dosirak.payment.charge.VirtualAccount;
import java.time.Instant;

/// Where the whole amount is to be deposited, in one sum.
///
/// @param bank where the account is
/// @param holder whom the depositor sees
/// @param dueAt when it is closed
record VirtualAccountView(String bank, String number, String holder, Instant dueAt) {

    static VirtualAccountView of(VirtualAccount account) {
        return new VirtualAccountView(account.bank(), account.number(), account.holder(), account.dueAt());
    }
}
