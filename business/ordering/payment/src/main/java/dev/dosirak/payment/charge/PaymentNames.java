package dev.dosirak.payment.charge;

import static java.util.Map.entry;

import dev.dosirak.platform.kernel.TypeNames;

/// What the states of a payment and its events are called in tables.
public final class PaymentNames {

    public static final TypeNames<Payment> STATES = TypeNames.of(
            Payment.class,
            entry("nothing", Payment.Nothing.class),
            entry("requested", Payment.Requested.class),
            entry("awaiting-customer", Payment.AwaitingCustomer.class),
            entry("awaiting-deposit", Payment.AwaitingDeposit.class),
            entry("returned", Payment.Returned.class),
            entry("in-progress", Payment.InProgress.class),
            entry("unknown", Payment.Unknown.class),
            entry("withdrawn", Payment.Withdrawn.class),
            entry("approved", Payment.Approved.class),
            entry("reversed", Payment.Reversed.class),
            entry("declined", Payment.Declined.class),
            entry("cancelled", Payment.Cancelled.class),
            entry("cancelled-unseen", Payment.CancelledUnseen.class),
            entry("refund-pending", Payment.RefundPending.class),
            entry("refund-in-progress", Payment.RefundInProgress.class),
            entry("refund-unknown", Payment.RefundUnknown.class),
            entry("refund-stuck", Payment.RefundStuck.class),
            entry("refunded", Payment.Refunded.class));

    public static final TypeNames<PaymentEvent> EVENTS = TypeNames.of(
            PaymentEvent.class,
            entry("requested", PaymentEvent.Requested.class),
            entry("barred", PaymentEvent.CancelledBeforeRequest.class),
            entry("window-opened", PaymentEvent.WindowOpened.class),
            entry("virtual-account-issued", PaymentEvent.VirtualAccountIssued.class),
            entry("customer-returned", PaymentEvent.CustomerReturned.class),
            entry("attempt-declined", PaymentEvent.AttemptDeclined.class),
            entry("attempted", PaymentEvent.Attempted.class),
            entry("not-sent", PaymentEvent.NotSent.class),
            entry("became-unclear", PaymentEvent.ResultUnknown.class),
            entry("approved", PaymentEvent.Approved.class),
            entry("declined", PaymentEvent.Declined.class),
            entry("withdrawn", PaymentEvent.Withdrawn.class),
            entry("cancelled", PaymentEvent.Cancelled.class),
            entry("captured-late", PaymentEvent.CapturedLate.class),
            entry("refund-requested", PaymentEvent.RefundRequested.class),
            entry("refund-attempted", PaymentEvent.RefundAttempted.class),
            entry("refund-not-done", PaymentEvent.RefundNotDone.class),
            entry("refund-became-unclear", PaymentEvent.RefundResultUnknown.class),
            entry("refund-stuck", PaymentEvent.RefundStuck.class),
            entry("refund-retried", PaymentEvent.RefundRetried.class),
            entry("reversed", PaymentEvent.Reversed.class),
            entry("refunded", PaymentEvent.Refunded.class),
            entry("deposit-reversed", PaymentEvent.DepositReversed.class),
            entry("captured-again", PaymentEvent.CapturedAgain.class),
            entry("second-not-refunded", PaymentEvent.SecondNotRefunded.class),
            entry("second-stuck", PaymentEvent.SecondStuck.class),
            entry("second-refunded", PaymentEvent.SecondRefunded.class),
            entry("partial-refund-requested", PaymentEvent.PartialRefundRequested.class),
            entry("partial-refund-attempted", PaymentEvent.PartialRefundAttempted.class),
            entry("partial-refund-not-done", PaymentEvent.PartialRefundNotDone.class),
            entry("partial-refund-stuck", PaymentEvent.PartialRefundStuck.class),
            entry("partial-refund-given-up", PaymentEvent.PartialRefundGivenUp.class),
            entry("partial-refund-withdrawn", PaymentEvent.PartialRefundWithdrawn.class),
            entry("partially-refunded", PaymentEvent.PartiallyRefunded.class),
            entry("chargeback-opened", PaymentEvent.ChargebackOpened.class),
            entry("chargeback-closed", PaymentEvent.ChargebackClosed.class));

    private PaymentNames() {}
}
