package dev.dosirak.payment.pg.toss;

import java.util.Set;

/// What Toss Payments means by the code of a refusal. A code that does not stand here may mean anything, also that
/// the money was taken: new ones come any day.
final class TossCodes {

    /// The gateway did not even look at it: our account, or too much at once.
    private static final Set<String> NOT_LOOKED_AT = Set.of(
            "FORBIDDEN_CONSECUTIVE_REQUEST", "INCORRECT_BASIC_AUTH_FORMAT", "INVALID_API_KEY", "UNAUTHORIZED_KEY");

    /// Families of a no to the card, or to what was asked of it.
    private static final Set<String> NO_TO_CARD = Set.of("EXCEED_", "INVALID_CARD_", "NOT_SUPPORTED_", "REJECT_");

    private static final Set<String> NO = Set.of(
            "BELOW_MINIMUM_AMOUNT",
            "FDS_ERROR",
            "INVALID_BILL_KEY_REQUEST",
            "INVALID_PASSWORD",
            "INVALID_REJECT_CARD",
            "INVALID_REQUEST",
            "INVALID_STOPPED_CARD",
            "NOT_AVAILABLE_PAYMENT",
            "NOT_FOUND_BILLING_KEY",
            // What was authorized in a window was not confirmed in time.
            "NOT_FOUND_PAYMENT_SESSION",
            "NOT_MATCHES_CUSTOMER_KEY");

    private static final String NO_TO_CANCEL = "NOT_CANCELABLE_";

    private static final Set<String> NOT_CANCELLED = Set.of(
            "EXCEED_MAX_AMOUNT",
            "EXCEED_MAX_REFUND_DUE",
            // The account to which a deposit is to go back does not take it, or not now.
            "FORBIDDEN_BANK_REFUND_REQUEST",
            "INVALID_BANK",
            "INVALID_REFUND_ACCOUNT_INFO",
            "INVALID_REFUND_ACCOUNT_NUMBER",
            "INVALID_REQUEST",
            "NOT_ALLOWED_PARTIAL_REFUND",
            "NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT",
            "NOT_AVAILABLE_BANK",
            "NOT_FOUND_PAYMENT",
            "REFUND_REJECTED");

    private TossCodes() {}

    static boolean saysNotLookedAt(String code) {
        return NOT_LOOKED_AT.contains(code);
    }

    /// To a payment: it took no money, and never will by this request.
    static boolean declines(String code) {
        return NO.contains(code) || NO_TO_CARD.stream().anyMatch(code::startsWith);
    }

    /// To a cancel: it gave nothing back.
    static boolean refusesCancel(String code) {
        return NOT_CANCELLED.contains(code) || code.startsWith(NO_TO_CANCEL) || saysNotLookedAt(code);
    }
}
