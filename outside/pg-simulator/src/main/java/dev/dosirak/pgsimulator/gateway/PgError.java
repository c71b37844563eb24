package dev.dosirak.pgsimulator.gateway;

/// A gateway says no. In which words and with which status, is its own affair.
public final class PgError extends RuntimeException {

    /// Why.
    public enum Reason {
        ACCOUNT_CLOSED,
        ALREADY_CANCELLED,
        ALREADY_PAID,
        AMOUNT_NOT_CANCELABLE,
        AMOUNT_TOO_LARGE,
        AMOUNT_TOO_SMALL,
        BALANCE_CHANGED,
        BALANCE_SHORT,
        BANK_UNKNOWN,
        BROKEN,
        CANCELS_REFUSED,
        CARD_DECLINED,
        DELETED_BILLING_KEY,
        DEPOSIT_AMOUNT_DIFFERS,
        DUE_DATE_PAST,
        DUE_DATE_TOO_FAR,
        IDEMPOTENCY_KEY_INVALID,
        IDEMPOTENCY_KEY_OUTSTANDING,
        IDEMPOTENCY_KEY_REUSED,
        INVALID_CARD,
        INVALID_INSTALMENTS,
        INVALID_REQUEST,
        ISSUER_FAILED,
        NOTHING_TO_CANCEL,
        NOT_AUTHORIZED,
        NO_SUCH_PATH,
        ORDER_NUMBER_USED,
        OTHER_CUSTOMER,
        PART_BEFORE_DEPOSIT,
        REFUND_ACCOUNT_INVALID,
        REFUND_ACCOUNT_NUMBER_INVALID,
        TOO_LATE,
        TOO_MANY_REQUESTS,
        UNAUTHORIZED,
        UNKNOWN_AUTHORIZATION,
        UNKNOWN_BILLING_KEY,
        UNKNOWN_PAYMENT,
        UNREADABLE_CARD,
        WRONG_SIGNATURE
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
