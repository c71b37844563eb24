package dev.dosirak.payment.distribution;

import dev.dosirak.platform.kernel.EnumNames;

/// How a request to a gateway ended.
public enum CallResult {
    TAKEN(Call.APPROVAL, Sign.GOOD),
    /// A no to this customer is a healthy answer.
    DECLINED(Call.APPROVAL, Sign.GOOD),
    UNCLEAR(Call.APPROVAL, Sign.BAD),
    /// We may not ask just now what its answer means.
    UNDECIDED(Call.APPROVAL, Sign.NONE),
    NOT_SENT(Call.APPROVAL, Sign.UNREACHED),
    FOUND(Call.INQUIRY, Sign.GOOD),
    NOT_FOUND(Call.INQUIRY, Sign.GOOD),
    NOT_SAID(Call.INQUIRY, Sign.BAD),
    /// Or not of all that it would have had to be asked.
    NOT_ASKED(Call.INQUIRY, Sign.NONE),
    GIVEN_BACK(Call.REFUND, Sign.GOOD),
    NOT_GIVEN_BACK(Call.REFUND, Sign.GOOD),
    REFUND_UNCLEAR(Call.REFUND, Sign.BAD),
    REFUND_NOT_SENT(Call.REFUND, Sign.UNREACHED),
    /// Or a reason why not that is no illness.
    WINDOW_OPENED(Call.WINDOW, Sign.GOOD),
    /// The browser will ask the gateway, and we did not.
    WINDOW_PREPARED(Call.WINDOW, Sign.NONE),
    NO_WINDOW(Call.WINDOW, Sign.BAD),
    /// It says whether it gave to a browser what came back.
    RETURN_CHECKED(Call.WINDOW, Sign.GOOD),
    RETURN_NOT_CHECKED(Call.WINDOW, Sign.BAD),
    /// There was no need, or we may not ask just now.
    RETURN_NOT_ASKED(Call.WINDOW, Sign.NONE);

    /// On screens and in figures.
    public static final EnumNames<CallResult> NAMES = EnumNames.of(CallResult.class, it -> switch (it) {
        case TAKEN -> "taken";
        case DECLINED -> "declined";
        case UNCLEAR -> "unclear";
        case UNDECIDED -> "undecided";
        case NOT_SENT -> "not-sent";
        case FOUND -> "found";
        case NOT_FOUND -> "not-found";
        case NOT_SAID -> "not-said";
        case NOT_ASKED -> "not-asked";
        case GIVEN_BACK -> "given-back";
        case NOT_GIVEN_BACK -> "not-given-back";
        case REFUND_UNCLEAR -> "refund-unclear";
        case REFUND_NOT_SENT -> "refund-not-sent";
        case WINDOW_OPENED -> "window-opened";
        case NO_WINDOW -> "no-window";
        case WINDOW_PREPARED -> "window-prepared";
        case RETURN_CHECKED -> "return-checked";
        case RETURN_NOT_CHECKED -> "return-not-checked";
        case RETURN_NOT_ASKED -> "return-not-asked";
    });

    enum Call {
        APPROVAL,
        INQUIRY,
        REFUND,
        /// Opens a window, or says what came back from one.
        WINDOW;

        boolean isForCustomer() {
            return this == APPROVAL || this == WINDOW;
        }
    }

    /// What it says of the gateway.
    enum Sign {
        GOOD,
        BAD,
        /// It surely got nothing.
        UNREACHED,
        /// Nothing.
        NONE
    }

    final Call call;
    final Sign sign;

    CallResult(Call call, Sign sign) {
        this.call = call;
        this.sign = sign;
    }
}
