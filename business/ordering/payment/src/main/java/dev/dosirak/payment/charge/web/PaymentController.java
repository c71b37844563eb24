package dev.dosirak.payment.charge.web;

import dev.dosirak.payment.charge.Chargeback;
import dev.dosirak.payment.charge.PartialRefund;
import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.Payment.Approved;
import dev.dosirak.payment.charge.Payment.AwaitingCustomer;
import dev.dosirak.payment.charge.Payment.AwaitingDeposit;
import dev.dosirak.payment.charge.Payment.Cancelled;
import dev.dosirak.payment.charge.Payment.CancelledUnseen;
import dev.dosirak.payment.charge.Payment.Declined;
import dev.dosirak.payment.charge.Payment.InProgress;
import dev.dosirak.payment.charge.Payment.Known;
import dev.dosirak.payment.charge.Payment.Nothing;
import dev.dosirak.payment.charge.Payment.Refunded;
import dev.dosirak.payment.charge.Payment.Refunding;
import dev.dosirak.payment.charge.Payment.Requested;
import dev.dosirak.payment.charge.Payment.Returned;
import dev.dosirak.payment.charge.Payment.Reversed;
import dev.dosirak.payment.charge.Payment.Unasked;
import dev.dosirak.payment.charge.Payment.Unknown;
import dev.dosirak.payment.charge.Payment.Withdrawn;
import dev.dosirak.payment.charge.PaymentRefusal;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.platform.kernel.OneOf;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/payments")
class PaymentController {

    private final Payments payments;
    private final Problems problems;

    PaymentController(Payments payments, Problems problems) {
        this.payments = payments;
        this.problems = problems;
    }

    /// A part that goes back while the order goes on.
    ///
    /// @param state `pending` until it is tried, `in-progress` while the gateway is asked or has
    ///     not said what came of it, `stuck` where it refuses again and again and people are
    ///     asked, `refunded`, `withdrawn` by an operator, `given-up` where something else has gone back meanwhile,
    ///     `superseded` where the whole goes back
    record PartialRefundView(
            UUID refundId,
            Won amount,

            @OneOf({"pending", "in-progress", "stuck", "refunded", "given-up", "withdrawn", "superseded"})
            String state) {

        /// @param goesOn the order, so that it is still tried
        static PartialRefundView of(PartialRefund it, boolean goesOn) {
            return new PartialRefundView(it.id(), it.amount(), stateOf(it, goesOn));
        }

        private static String stateOf(PartialRefund it, boolean goesOn) {
            if (it.isOpen() && !goesOn) {
                return "superseded";
            }
            return switch (it.stage()) {
                case PENDING -> it.attempt() == null ? "pending" : "in-progress";
                case STUCK -> "stuck";
                case DONE -> "refunded";
                case GIVEN_UP -> "given-up";
                case WITHDRAWN -> "withdrawn";
            };
        }
    }

    /// A sum that the customer disputes with the card company, or did.
    ///
    /// @param since when it was put on record, or decided
    record ChargebackView(
            UUID chargebackId,
            Won amount,
            @OneOf(constantsOf = Chargeback.Stage.class) String state,
            Instant since) {
        static ChargebackView of(Chargeback it) {
            return new ChargebackView(it.id(), it.amount(), Chargeback.Stage.NAMES.nameOf(it.stage()), it.since());
        }
    }

    /// @param refunded what has gone back of the amount, whoever gave it back
    /// @param pg the gateway that was asked last; absent before any was
    /// @param method the registered card; absent when the customer pays in a gateway's window, or the bill
    ///     never came
    /// @param instalmentMonths in how many the card is to be paid; absent when nobody said so
    /// @param payBy until then it waits, for a gateway that is free or for the customer; absent when nothing
    ///     is waited for
    /// @param reason why it was declined, or what was authorized in the last window was: a code
    /// @param text the same for the customer, in their language
    /// @param virtualAccount to where it is to be deposited; absent where it is not
    record PaymentView(
            UUID orderId,

            @OneOf({
                "requested",
                "awaiting-customer",
                "awaiting-deposit",
                "in-progress",
                "unknown",
                "approved",
                "reversed",
                "declined",
                "cancelled",
                "refund-pending",
                "refunded"
            })
            String state,

            Won amount,
            Won refunded,
            @Nullable String pg,
            @Nullable UUID method,
            @Nullable Integer instalmentMonths,
            @Nullable Instant payBy,
            @Nullable String reason,
            @Nullable String text,
            List<PartialRefundView> partialRefunds,
            List<ChargebackView> chargebacks,
            @Nullable VirtualAccountView virtualAccount) {

        /// @param sentence for a reason
        static PaymentView of(UUID order, Payment payment, UnaryOperator<String> sentence) {
            return switch (payment) {
                case Requested s -> of(s, "requested", s.pg());
                case AwaitingCustomer s -> of(s, "awaiting-customer", s.pg(), s.no(), sentence);
                case AwaitingDeposit s -> of(s, "awaiting-deposit", s.pg());
                case Returned s -> of(s, "in-progress", s.pg());
                case InProgress s -> of(s, "in-progress", s.attempt().pg());
                case Unknown s -> of(s, "unknown", s.attempt().pg());
                case Withdrawn s -> of(s, "unknown", s.attempt().pg());
                case Approved s -> of(s, "approved", goneBack(s), s.capture().pg());
                case Reversed s -> of(s, "reversed", goneBack(s), s.capture().pg());
                case Declined s -> of(s, "declined", s.pg(), s.reason(), sentence);
                case Cancelled s -> of(s, "cancelled", s.pg());
                case Refunding s ->
                    of(s, "refund-pending", goneBack(s), s.capture().pg());
                case Refunded s -> of(s, "refunded", goneBack(s), s.capture().pg());
                case CancelledUnseen _ ->
                    new PaymentView(
                            order,
                            "cancelled",
                            Won.ZERO,
                            Won.ZERO,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            List.of(),
                            List.of(),
                            null);
                case Nothing _ -> throw new Refused(PaymentRefusal.UNKNOWN_PAYMENT);
            };
        }

        private static PaymentView of(Known payment, String state, @Nullable String pg) {
            return of(payment, state, Won.ZERO, pg);
        }

        private static PaymentView of(Known payment, String state, Won refunded, @Nullable String pg) {
            var bill = payment.bill();
            return new PaymentView(
                    bill.order(),
                    state,
                    bill.amount(),
                    refunded,
                    pg,
                    bill.method(),
                    bill.instalmentMonths(),
                    payBy(payment),
                    null,
                    null,
                    partialRefunds(payment),
                    chargebacks(payment),
                    payment instanceof AwaitingDeposit it ? VirtualAccountView.of(it.account()) : null);
        }

        private static PaymentView of(
                Known payment, String state, @Nullable String pg, @Nullable String no, UnaryOperator<String> sentence) {
            var bill = payment.bill();
            var text = no == null ? null : sentence.apply(no);
            return new PaymentView(
                    bill.order(),
                    state,
                    bill.amount(),
                    Won.ZERO,
                    pg,
                    bill.method(),
                    bill.instalmentMonths(),
                    payBy(payment),
                    no,
                    text,
                    List.of(),
                    List.of(),
                    null);
        }

        private static Won goneBack(Payment.Captured payment) {
            return payment.capture().amount().minus(payment.left());
        }

        private static List<PartialRefundView> partialRefunds(Known payment) {
            return payment instanceof Payment.Captured s
                    ? s.funds().partialRefunds().stream()
                            .map(it -> PartialRefundView.of(it, s instanceof Payment.Paid))
                            .toList()
                    : List.of();
        }

        private static List<ChargebackView> chargebacks(Known payment) {
            return payment instanceof Payment.Captured s
                    ? s.funds().chargebacks().stream().map(ChargebackView::of).toList()
                    : List.of();
        }

        private static @Nullable Instant payBy(Known payment) {
            return payment instanceof Unasked it ? it.payBy() : null;
        }
    }

    /// Somebody else's payment looks as if there were none.
    @GetMapping("/{orderId}")
    PaymentView show(@PathVariable UUID orderId, Caller caller, HttpServletRequest request) {
        var payment = payments.load(orderId).state();
        var its = Payment.customerOf(payment).filter(caller.id()::equals).isPresent();
        if (caller instanceof Caller.Operator || caller instanceof Caller.Customer && its) {
            return PaymentView.of(orderId, payment, it -> problems.declined(it, Problems.languageOf(request)));
        }
        throw new Refused(PaymentRefusal.UNKNOWN_PAYMENT);
    }
}
