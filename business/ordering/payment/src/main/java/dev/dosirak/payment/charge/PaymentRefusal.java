package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Refused;

/// What cannot be asked of a payment.
public enum PaymentRefusal implements Refused.Reason {
    UNKNOWN_PAYMENT(Refused.Kind.NOT_FOUND),
    /// The order is being paid already, by another bill.
    ANOTHER_BILL(Refused.Kind.INVALID),
    /// Nothing was taken, so nothing can be given back.
    NOTHING_CAPTURED(Refused.Kind.CONFLICT),
    /// A registered card pays for it.
    NOT_IN_WINDOW(Refused.Kind.CONFLICT),
    /// It is to be paid by deposit.
    DEPOSIT_AWAITED(Refused.Kind.CONFLICT),
    /// Nobody has wanted to pay it by deposit.
    NOT_BY_DEPOSIT(Refused.Kind.CONFLICT),
    UNKNOWN_BANK(Refused.Kind.INVALID),
    /// No gateway keeps accounts at this bank.
    NO_VIRTUAL_ACCOUNT(Refused.Kind.CONFLICT),
    /// Those that keep them cannot give one just now.
    NO_VIRTUAL_ACCOUNT_NOW(Refused.Kind.BUSY),
    /// What was authorized is being approved: nobody may authorize it twice.
    PAYMENT_UNDER_WAY(Refused.Kind.CONFLICT),
    /// It is paid, or came to nothing, or its time is up.
    PAYMENT_OVER(Refused.Kind.CONFLICT),
    TOO_MANY_WINDOWS(Refused.Kind.CONFLICT),
    /// This customer has asked for a window already, and it is not open yet.
    WINDOW_OPENING(Refused.Kind.CONFLICT),
    /// No gateway has a window for this payment.
    NO_WINDOW(Refused.Kind.CONFLICT),
    /// Those that have one cannot open it just now.
    NO_WINDOW_NOW(Refused.Kind.BUSY),
    RETURN_OF_ANOTHER_ORDER(Refused.Kind.INVALID),
    RETURN_OF_ANOTHER_AMOUNT(Refused.Kind.INVALID),
    /// What was authorized was so in a window that is not this payment's, or no more.
    RETURN_OF_ANOTHER_WINDOW(Refused.Kind.INVALID),
    RETURN_USED(Refused.Kind.CONFLICT),
    /// The gateway has not given that to the customer's browser.
    RETURN_FORGED(Refused.Kind.INVALID),
    /// The gateway does not say just now whose it is.
    RETURN_NOT_CHECKED(Refused.Kind.BUSY),
    /// Of this customer, that were none of their payments.
    TOO_MANY_RETURNS(Refused.Kind.RATE_LIMITED),
    /// No such task, or somebody has seen to it already.
    UNKNOWN_TASK(Refused.Kind.NOT_FOUND),
    /// Nothing is being given back for this order.
    NO_REFUND(Refused.Kind.CONFLICT),
    NOT_THE_WHOLE_AMOUNT(Refused.Kind.INVALID),
    /// Of what was taken, less is left that nobody has asked for yet.
    MORE_THAN_LEFT(Refused.Kind.CONFLICT),
    /// The order was called off, and with it all that was taken goes back.
    ALL_GOES_BACK(Refused.Kind.CONFLICT),
    UNKNOWN_PARTIAL_REFUND(Refused.Kind.NOT_FOUND),
    /// The gateway has been asked, and has not said yet what came of it.
    PARTIAL_REFUND_UNDER_WAY(Refused.Kind.CONFLICT),
    /// The money is back already.
    PARTIAL_REFUND_DONE(Refused.Kind.CONFLICT),
    /// More than was taken of the customer and is not disputed yet.
    MORE_THAN_CAPTURED(Refused.Kind.CONFLICT),
    UNKNOWN_CHARGEBACK(Refused.Kind.NOT_FOUND),
    /// A dispute is won or lost.
    UNKNOWN_OUTCOME(Refused.Kind.INVALID),
    /// The card company has decided already, and otherwise.
    CHARGEBACK_CLOSED(Refused.Kind.CONFLICT);

    private final Refused.Kind kind;

    PaymentRefusal(Refused.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Refused.Kind kind() {
        return kind;
    }
}
