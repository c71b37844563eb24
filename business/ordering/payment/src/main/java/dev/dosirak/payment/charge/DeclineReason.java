package dev.dosirak.payment.charge;

/// Why a payment comes to nothing where it is us who say so; a gateway's own noes have codes of theirs.
public enum DeclineReason {
    /// A bill of 0 won.
    NOTHING_TO_PAY("nothing-to-pay"),
    /// Its time was up before the money was taken.
    NOT_PAID_IN_TIME("not-paid-in-time"),
    /// The customer came back from a window that takes money by itself, and it has taken none so far.
    NOT_PAID_IN_WINDOW("not-paid-in-window"),
    /// The customer has no such card, or not any more.
    PAYMENT_METHOD_UNKNOWN("payment-method-unknown"),
    /// The gateway, asked twice under one number, says nothing and knows nothing.
    GATEWAY_FAILED("gateway-failed"),
    /// The gateway gave money back before we had told anybody that it was paid.
    REVERSED_BY_GATEWAY("reversed-by-gateway"),
    /// The customer has made a gateway take another amount than the bill's.
    ANOTHER_AMOUNT_PAID("another-amount-paid"),
    /// The bank has undone the deposit that paid.
    DEPOSIT_REVERSED("deposit-reversed"),
    /// The company that issued the card fails, so that another gateway would not help.
    ISSUER_DOWN("issuer-down"),
    /// No gateway can charge this card with this amount.
    NO_GATEWAY("no-gateway");

    private final String code;

    DeclineReason(String code) {
        this.code = code;
    }

    /// In events; customers are told in the sentence of this reason.
    public String code() {
        return code;
    }
}
