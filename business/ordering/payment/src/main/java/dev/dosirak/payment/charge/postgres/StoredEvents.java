package dev.dosirak.payment.charge.postgres;

import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentEvent.Approved;
import dev.dosirak.payment.charge.PaymentEvent.Attempted;
import dev.dosirak.payment.charge.PaymentEvent.Barred;
import dev.dosirak.payment.charge.PaymentEvent.BecameUnclear;
import dev.dosirak.payment.charge.PaymentEvent.Cancelled;
import dev.dosirak.payment.charge.PaymentEvent.CapturedLate;
import dev.dosirak.payment.charge.PaymentEvent.Declined;
import dev.dosirak.payment.charge.PaymentEvent.NotSent;
import dev.dosirak.payment.charge.PaymentEvent.RefundAttempted;
import dev.dosirak.payment.charge.PaymentEvent.RefundBecameUnclear;
import dev.dosirak.payment.charge.PaymentEvent.RefundNotDone;
import dev.dosirak.payment.charge.PaymentEvent.RefundRequested;
import dev.dosirak.payment.charge.PaymentEvent.RefundRetried;
import dev.dosirak.payment.charge.PaymentEvent.RefundStuck;
import dev.dosirak.payment.charge.PaymentEvent.Refunded;
import dev.dosirak.payment.charge.PaymentEvent.Requested;
import dev.dosirak.payment.charge.PaymentEvent.Reversed;
import dev.dosirak.payment.charge.PaymentEvent.Withdrawn;
import dev.dosirak.platform.eventstore.StoredTypes;

/// Names of events in the table; they outlive our class names.
final class StoredEvents implements StoredTypes<PaymentEvent> {

    @Override
    public String nameOf(PaymentEvent event) {
        return switch (event) {
            case Requested _ -> "requested";
            case Barred _ -> "barred";
            case Attempted _ -> "attempted";
            case NotSent _ -> "not-sent";
            case BecameUnclear _ -> "became-unclear";
            case Approved _ -> "approved";
            case Declined _ -> "declined";
            case Withdrawn _ -> "withdrawn";
            case Cancelled _ -> "cancelled";
            case CapturedLate _ -> "captured-late";
            case RefundRequested _ -> "refund-requested";
            case RefundAttempted _ -> "refund-attempted";
            case RefundNotDone _ -> "refund-not-done";
            case RefundBecameUnclear _ -> "refund-became-unclear";
            case RefundStuck _ -> "refund-stuck";
            case RefundRetried _ -> "refund-retried";
            case Reversed _ -> "reversed";
            case Refunded _ -> "refunded";
        };
    }

    @Override
    public Class<? extends PaymentEvent> classOf(String name) {
        return switch (name) {
            case "requested" -> Requested.class;
            case "barred" -> Barred.class;
            case "attempted" -> Attempted.class;
            case "not-sent" -> NotSent.class;
            case "became-unclear" -> BecameUnclear.class;
            case "approved" -> Approved.class;
            case "declined" -> Declined.class;
            case "withdrawn" -> Withdrawn.class;
            case "cancelled" -> Cancelled.class;
            case "captured-late" -> CapturedLate.class;
            case "refund-requested" -> RefundRequested.class;
            case "refund-attempted" -> RefundAttempted.class;
            case "refund-not-done" -> RefundNotDone.class;
            case "refund-became-unclear" -> RefundBecameUnclear.class;
            case "refund-stuck" -> RefundStuck.class;
            case "refund-retried" -> RefundRetried.class;
            case "reversed" -> Reversed.class;
            case "refunded" -> Refunded.class;
            default -> throw new IllegalStateException("No payment event is called " + name);
        };
    }
}
