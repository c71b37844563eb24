package dev.dosirak.pgsimulator.gateway;

/// A gateway says no. In which words and with which status, is its own affair.
public final class PgError extends RuntimeException {

    /// Why.
    public enum Reason {
        ALREADY_CANCELLED,
        ALREADY_PAID,
        AMOUNT_TOO_SMALL,
        AMOUNT_TOO_LARGE,
        AMOUNT_NOT_CANCELABLE,
        BROKEN,
        CANCELS_REFUSED,
        CARD_DECLINED,
        IDEMPOTENCY_KEY_INVALID,
        IDEMPOTENCY_KEY_REUSED,
        INVALID_REQUEST,
        NO_SUCH_PATH,
        OTHER_CUSTOMER,
        UNAUTHORIZED,
        UNKNOWN_AUTHORIZATION,
        UNKNOWN_BILLING_KEY,
        UNKNOWN_PAYMENT
    }

    private final Reason reason;

    public PgError(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
