package dev.dosirak.payment.reconciliation;

import dev.dosirak.platform.kernel.EnumNames;

/// Why what a gateway says is not what we have.
public enum DifferenceReason {
    /// We have money of the gateway that is not in its statement.
    MISSING_AT_GATEWAY(Course.PEOPLE),
    /// It took money for a payment of ours, and we do not have it: the gateway is inquired, and the payment's own rules
    /// take it or give it back.
    LATE_CAPTURE(Course.RULE),
    /// It took money for an order of which we have heard nothing.
    UNKNOWN_PAYMENT(Course.PEOPLE),
    /// It took money for an order that another gateway was paid for.
    PAID_AT_TWO_GATEWAYS(Course.PEOPLE),
    /// It took money more than once for the same order.
    CAPTURED_TWICE(Course.PEOPLE),
    AMOUNT_DIFFERS(Course.PEOPLE),
    /// Taken and wholly given back on one day; such a payment may be in no statement, or only half of it. No money is
    /// missing anywhere.
    CANCELLED_ON_THE_SAME_DAY(Course.NONE),
    /// Taken so shortly before midnight that the gateway may have it in the next day's statement.
    AROUND_MIDNIGHT(Course.WAIT),
    /// We gave money back, and the statements of the days in which that may come are not all there yet.
    CANCEL_NOT_YET_IN_STATEMENT(Course.WAIT),
    /// We gave money back, and five business days later no statement says so.
    CANCEL_MISSING(Course.PEOPLE),
    /// The statements say that less was given back than we have given.
    CANCEL_AMOUNT_DIFFERS(Course.PEOPLE),
    /// The gateway gave money back that we have not: it is inquired, and the payment's own rules note it.
    CANCELLED_BY_GATEWAY(Course.RULE),
    /// It gave money back of a payment that we do not have.
    UNKNOWN_CANCEL(Course.PEOPLE),
    /// Its fee is not what the contract says.
    FEE_DIFFERS(Course.PEOPLE),
    /// The VAT of its fee is not a tenth.
    VAT_DIFFERS(Course.PEOPLE),
    /// What is paid out for a row is not its amount less fee and VAT.
    PAY_OUT_MISCALCULATED(Course.PEOPLE),
    /// A row is to be paid out on another day than the contract says.
    PAY_OUT_DAY_DIFFERS(Course.PEOPLE),
    NOT_PAID_OUT(Course.PEOPLE),
    PAID_OUT_LESS(Course.PEOPLE),
    PAID_OUT_MORE(Course.PEOPLE),
    /// What was paid out went back to the gateway.
    PAY_OUT_RETURNED(Course.PEOPLE);

    /// Who sees to it.
    public enum Course {
        /// Nobody has to.
        NONE,
        /// Time tells.
        WAIT,
        RULE,
        PEOPLE
    }

    /// In tables and to operators.
    public static final EnumNames<DifferenceReason> NAMES = EnumNames.of(DifferenceReason.class, it -> switch (it) {
        case MISSING_AT_GATEWAY -> "missing-at-gateway";
        case LATE_CAPTURE -> "late-capture";
        case UNKNOWN_PAYMENT -> "unknown-payment";
        case PAID_AT_TWO_GATEWAYS -> "paid-at-two-gateways";
        case CAPTURED_TWICE -> "captured-twice";
        case AMOUNT_DIFFERS -> "amount-differs";
        case CANCELLED_ON_THE_SAME_DAY -> "cancelled-on-the-same-day";
        case AROUND_MIDNIGHT -> "around-midnight";
        case CANCEL_NOT_YET_IN_STATEMENT -> "cancel-not-yet-in-statement";
        case CANCEL_MISSING -> "cancel-missing";
        case CANCEL_AMOUNT_DIFFERS -> "cancel-amount-differs";
        case CANCELLED_BY_GATEWAY -> "cancelled-by-gateway";
        case UNKNOWN_CANCEL -> "unknown-cancel";
        case FEE_DIFFERS -> "fee-differs";
        case VAT_DIFFERS -> "vat-differs";
        case PAY_OUT_MISCALCULATED -> "pay-out-miscalculated";
        case PAY_OUT_DAY_DIFFERS -> "pay-out-day-differs";
        case NOT_PAID_OUT -> "not-paid-out";
        case PAID_OUT_LESS -> "paid-out-less";
        case PAID_OUT_MORE -> "paid-out-more";
        case PAY_OUT_RETURNED -> "pay-out-returned";
    });

    private final Course course;

    DifferenceReason(Course course) {
        this.course = course;
    }

    public Course course() {
        return course;
    }
}
