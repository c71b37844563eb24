package dev.dosirak.payment.charge;

/// A customer's own bank account, to which money goes back that was deposited to a [VirtualAccount]: no gateway knows
/// from where that came.
///
/// @param number without dashes
/// @param holder as the bank knows them
public record RefundAccount(Bank bank, String number, String holder) {

    /// None of it belongs in a log.
    @Override
    public String toString() {
        return "a refund account";
    }
}
