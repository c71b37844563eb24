package dev.dosirak.payment.charge;

import java.time.Instant;
import java.util.Set;

/// A gateway that keeps a bank account for each payment.
public interface VirtualAccountGateway {

    /// Its name in events and on screens.
    String name();

    /// Where it can keep accounts.
    Set<Bank> banks();

    /// Opens an account for a bill. Asked again with the same bank, it is the same account. Nothing is taken by that.
    /// Never throws for what happens out there.
    ///
    /// @param dueAt when it is closed
    Issue issue(PaymentBill bill, Bank bank, Instant dueAt);

    sealed interface Issue {

        record Issued(VirtualAccount account) implements Issue {}

        /// It did not say that there is one; whatever it did moves no money.
        record NotIssued() implements Issue {}
    }
}
