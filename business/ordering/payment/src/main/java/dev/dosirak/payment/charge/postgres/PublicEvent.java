package dev.dosirak.payment.charge.postgres;

import dev.dosirak.payment.charge.Chargeback;
import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentEvent.Approved;
import dev.dosirak.payment.charge.PaymentEvent.AttemptDeclined;
import dev.dosirak.payment.charge.PaymentEvent.Attempted;
import dev.dosirak.payment.charge.PaymentEvent.Cancelled;
import dev.dosirak.payment.charge.PaymentEvent.CancelledBeforeRequest;
import dev.dosirak.payment.charge.PaymentEvent.CapturedAgain;
import dev.dosirak.payment.charge.PaymentEvent.CapturedLate;
import dev.dosirak.payment.charge.PaymentEvent.ChargebackClosed;
import dev.dosirak.payment.charge.PaymentEvent.ChargebackOpened;
import dev.dosirak.payment.charge.PaymentEvent.CustomerReturned;
import dev.dosirak.payment.charge.PaymentEvent.Declined;
import dev.dosirak.payment.charge.PaymentEvent.DepositReversed;
import dev.dosirak.payment.charge.PaymentEvent.NotSent;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundAttempted;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundGivenUp;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundNotDone;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundRequested;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundStuck;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundWithdrawn;
import dev.dosirak.payment.charge.PaymentEvent.PartiallyRefunded;
import dev.dosirak.payment.charge.PaymentEvent.RefundAttempted;
import dev.dosirak.payment.charge.PaymentEvent.RefundNotDone;
import dev.dosirak.payment.charge.PaymentEvent.RefundRequested;
import dev.dosirak.payment.charge.PaymentEvent.RefundResultUnknown;
import dev.dosirak.payment.charge.PaymentEvent.RefundRetried;
import dev.dosirak.payment.charge.PaymentEvent.RefundStuck;
import dev.dosirak.payment.charge.PaymentEvent.Refunded;
import dev.dosirak.payment.charge.PaymentEvent.Requested;
import dev.dosirak.payment.charge.PaymentEvent.ResultUnknown;
import dev.dosirak.payment.charge.PaymentEvent.Reversed;
import dev.dosirak.payment.charge.PaymentEvent.SecondNotRefunded;
import dev.dosirak.payment.charge.PaymentEvent.SecondRefunded;
import dev.dosirak.payment.charge.PaymentEvent.SecondStuck;
import dev.dosirak.payment.charge.PaymentEvent.VirtualAccountIssued;
import dev.dosirak.payment.charge.PaymentEvent.WindowOpened;
import dev.dosirak.payment.charge.PaymentEvent.Withdrawn;
import dev.dosirak.platform.kernel.OneOf;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.outbox.Message;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Which facts about a payment are published, and in which form.
final class PublicEvent {

    private PublicEvent() {}

    record ApprovedBody(UUID orderId, UUID customerId, Won amount, String pg, Instant at) {}

    record DeclinedBody(UUID orderId, UUID customerId, String reason, Instant at) {}

    record DepositReversedBody(UUID orderId, UUID customerId, String pg, Won amount, Instant at) {}

    record CancelledBody(UUID orderId, UUID customerId, Instant at) {}

    record ResultUnknownBody(UUID orderId, UUID customerId, String of, Instant at) {}

    record ReversedBody(UUID orderId, UUID customerId, Won amount, Won left, Instant at) {}

    record RefundStuckBody(UUID orderId, UUID customerId, Won amount, int tries, String reason, Instant at) {}

    record RefundedBody(UUID orderId, UUID customerId, Won amount, Instant at) {}

    record PartiallyRefundedBody(UUID orderId, UUID customerId, UUID refundId, Won amount, Won left, Instant at) {}

    record ChargebackOpenedBody(UUID orderId, UUID customerId, UUID chargebackId, String pg, Won amount, Instant at) {}

    record ChargebackClosedBody(
            UUID orderId,
            UUID customerId,
            UUID chargebackId,
            String pg,
            Won amount,
            @OneOf(constantsOf = Chargeback.Outcome.class) String outcome,
            Instant at) {}

    static Optional<Message> of(UUID order, Payment after, PaymentEvent event) {
        return switch (event) {
            case Approved e ->
                message(
                        "approved",
                        new ApprovedBody(
                                order,
                                customerOf(after),
                                e.capture().amount(),
                                e.capture().pg(),
                                e.at()));
            case Declined e -> message("declined", new DeclinedBody(order, customerOf(after), e.reason(), e.at()));
            case Cancelled e -> message("cancelled", new CancelledBody(order, customerOf(after), e.at()));
            case CancelledBeforeRequest e -> message("cancelled", new CancelledBody(order, e.customer(), e.at()));
            case ResultUnknown e ->
                message("result-unknown", new ResultUnknownBody(order, customerOf(after), "approval", e.at()));
            case RefundResultUnknown e ->
                message("result-unknown", new ResultUnknownBody(order, customerOf(after), "refund", e.at()));
            case Reversed e ->
                message("reversed", new ReversedBody(order, customerOf(after), amountOf(after), e.left(), e.at()));
            case RefundStuck e ->
                message(
                        "refund-stuck",
                        new RefundStuckBody(order, customerOf(after), amountOf(after), e.number(), e.why(), e.at()));
            case Refunded e -> message("refunded", new RefundedBody(order, customerOf(after), e.amount(), e.at()));
            case PartiallyRefunded e ->
                message(
                        "partially-refunded",
                        new PartiallyRefundedBody(order, customerOf(after), e.id(), e.amount(), leftOf(after), e.at()));
            case PartialRefundRequested _, PartialRefundAttempted _ -> Optional.empty();
            case PartialRefundNotDone _, PartialRefundStuck _, PartialRefundGivenUp _, PartialRefundWithdrawn _ ->
                Optional.empty();
            case ChargebackOpened e ->
                message(
                        "chargeback-opened",
                        new ChargebackOpenedBody(
                                order, customerOf(after), e.id(), gatewayOf(after), e.amount(), e.at()));
            case ChargebackClosed e ->
                message(
                        "chargeback-closed",
                        new ChargebackClosedBody(
                                order,
                                customerOf(after),
                                e.id(),
                                gatewayOf(after),
                                e.amount(),
                                Chargeback.Outcome.NAMES.nameOf(e.outcome()),
                                e.at()));
            case DepositReversed e ->
                message(
                        "deposit-reversed",
                        new DepositReversedBody(
                                order,
                                customerOf(after),
                                e.capture().pg(),
                                e.capture().amount(),
                                e.at()));
            case WindowOpened _, VirtualAccountIssued _, CustomerReturned _, AttemptDeclined _ -> Optional.empty();
            case Requested _, Attempted _, NotSent _, Withdrawn _, CapturedLate _ -> Optional.empty();
            case RefundRequested _, RefundAttempted _, RefundNotDone _, RefundRetried _ -> Optional.empty();
            case CapturedAgain _, SecondNotRefunded _, SecondStuck _, SecondRefunded _ -> Optional.empty();
        };
    }

    private static UUID customerOf(Payment payment) {
        return Payment.customerOf(payment).orElseThrow();
    }

    private static Won amountOf(Payment payment) {
        return payment instanceof Payment.Captured s
                ? s.capture().amount()
                : ((Payment.Known) payment).bill().amount();
    }

    private static String gatewayOf(Payment payment) {
        return ((Payment.Captured) payment).capture().pg();
    }

    private static Won leftOf(Payment payment) {
        return ((Payment.Captured) payment).left();
    }

    private static Optional<Message> message(String what, Object body) {
        return Optional.of(new Message("payment." + what + ".v1", body));
    }
}
