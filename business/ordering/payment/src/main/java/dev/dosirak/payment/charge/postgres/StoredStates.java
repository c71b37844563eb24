package dev.dosirak.payment.charge.postgres;

import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.Payment.Approved;
import dev.dosirak.payment.charge.Payment.Cancelled;
import dev.dosirak.payment.charge.Payment.CancelledUnseen;
import dev.dosirak.payment.charge.Payment.Declined;
import dev.dosirak.payment.charge.Payment.InProgress;
import dev.dosirak.payment.charge.Payment.Nothing;
import dev.dosirak.payment.charge.Payment.RefundInProgress;
import dev.dosirak.payment.charge.Payment.RefundPending;
import dev.dosirak.payment.charge.Payment.RefundStuck;
import dev.dosirak.payment.charge.Payment.RefundUnknown;
import dev.dosirak.payment.charge.Payment.Refunded;
import dev.dosirak.payment.charge.Payment.Requested;
import dev.dosirak.payment.charge.Payment.Reversed;
import dev.dosirak.payment.charge.Payment.Unknown;
import dev.dosirak.payment.charge.Payment.Withdrawn;
import dev.dosirak.platform.eventstore.StoredTypes;

/// Names of states in snapshots.
final class StoredStates implements StoredTypes<Payment> {

    @Override
    public String nameOf(Payment state) {
        return switch (state) {
            case Nothing _ -> "nothing";
            case Requested _ -> "requested";
            case InProgress _ -> "in-progress";
            case Unknown _ -> "unknown";
            case Withdrawn _ -> "withdrawn";
            case Approved _ -> "approved";
            case Reversed _ -> "reversed";
            case Declined _ -> "declined";
            case Cancelled _ -> "cancelled";
            case CancelledUnseen _ -> "cancelled-unseen";
            case RefundPending _ -> "refund-pending";
            case RefundInProgress _ -> "refund-in-progress";
            case RefundUnknown _ -> "refund-unknown";
            case RefundStuck _ -> "refund-stuck";
            case Refunded _ -> "refunded";
        };
    }

    @Override
    public Class<? extends Payment> classOf(String name) {
        return switch (name) {
            case "nothing" -> Nothing.class;
            case "requested" -> Requested.class;
            case "in-progress" -> InProgress.class;
            case "unknown" -> Unknown.class;
            case "withdrawn" -> Withdrawn.class;
            case "approved" -> Approved.class;
            case "reversed" -> Reversed.class;
            case "declined" -> Declined.class;
            case "cancelled" -> Cancelled.class;
            case "cancelled-unseen" -> CancelledUnseen.class;
            case "refund-pending" -> RefundPending.class;
            case "refund-in-progress" -> RefundInProgress.class;
            case "refund-unknown" -> RefundUnknown.class;
            case "refund-stuck" -> RefundStuck.class;
            case "refunded" -> Refunded.class;
            default -> throw new IllegalStateException("No payment state is called " + name);
        };
    }
}
