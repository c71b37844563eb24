package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.UUID;

/// What is wanted of a payment, and what the gateway was found to have done.
public sealed interface PaymentCommand {

    /// @param payBy when this has passed, the money is not taken any more. The order's clock and ours may
    ///     differ a little, which harms nobody: only we judge by it, and everybody else hears what we have
    ///     found
    record Request(PaymentBill bill, Instant payBy, Instant at) implements PaymentCommand {}

    /// The order is off: take nothing, or give back what was taken.
    record Withdraw(UUID order, UUID customer, Instant at) implements PaymentCommand {}

    record Refund(Won amount, String reason, Instant at) implements PaymentCommand {}

    /// About to ask the gateway for the money.
    record Attempt(String pg, Instant at) implements PaymentCommand {}

    /// A gateway has a window open for this payment.
    record OpenWindow(PaymentWindow window, Instant at) implements PaymentCommand {}

    /// A gateway keeps an account for this payment.
    record IssueVirtualAccount(VirtualAccount account, Instant at) implements PaymentCommand {}

    /// The bank has undone the deposit that was a capture, by the gateway's word.
    record DepositReversed(Capture capture, Instant at) implements PaymentCommand {}

    /// The customer is back from the window, with what the gateway gave the browser.
    record Return(UUID order, String paymentKey, Won amount, Instant at) implements PaymentCommand {}

    /// The gateway has taken the money, by its answer or by what an inquiry found.
    ///
    /// @param left of it, what the gateway has not given back since
    record Captured(Capture capture, Won left, Instant at) implements PaymentCommand {}

    /// The gateway has taken the money once more, beside the capture on record, which may be its own.
    ///
    /// @param left of it, what the gateway has not given back since
    record FoundBeside(Capture capture, Won left, Instant at) implements PaymentCommand {}

    /// The gateway, or we ourselves, said no for good.
    ///
    /// @param number of the attempt that was declined; 0 when we did not ask
    record Decline(int number, String reason, Instant at) implements PaymentCommand {

        public Decline(int number, DeclineReason reason, Instant at) {
            this(number, reason.code(), at);
        }
    }

    /// No answer that tells what happened to this attempt.
    record Unclear(dev.dosirak.payment.charge.Attempt attempt, Instant at) implements PaymentCommand {}

    /// This attempt surely never reached the gateway.
    record NotSent(dev.dosirak.payment.charge.Attempt attempt, Instant at) implements PaymentCommand {}

    /// About to send the attempt again under its number, because nobody knows whether it has reached the gateway.
    record Repeat(dev.dosirak.payment.charge.Attempt attempt, Instant at) implements PaymentCommand {}

    /// Asked at `at`, the gateway knew of no effect of this attempt, sent longer ago than it ever takes by its
    /// word.
    record NoEffect(dev.dosirak.payment.charge.Attempt attempt, Instant at) implements PaymentCommand {}

    /// About to ask the gateway to give back what is left.
    record AttemptRefund(Won left, Instant at) implements PaymentCommand {}

    /// This attempt gave nothing back.
    ///
    /// @param why the gateway's reason in kebab case
    record RefundNotDone(dev.dosirak.payment.charge.Attempt attempt, String why, Instant at)
            implements PaymentCommand {}

    /// Nothing is left at the gateway, whoever gave it back.
    record RefundDone(Instant at) implements PaymentCommand {}

    /// An operator wants a refund that is stuck to be tried at once, or a customer who has named another account for
    /// it.
    record RetryRefund(UUID by, Instant at) implements PaymentCommand {}

    /// A try to give a second capture back gave nothing back.
    ///
    /// @param number of the try, from 1
    /// @param why the gateway's reason in kebab case
    record SecondNotRefunded(Capture capture, int number, String why, Instant at) implements PaymentCommand {}

    /// Nothing is left of a second capture, whoever gave it back.
    record SecondRefunded(Capture capture, Instant at) implements PaymentCommand {}

    /// A part is to go back while the order goes on. The same `id` again is a repeat.
    ///
    /// @param reason for who asks later
    record RequestPartialRefund(UUID id, Won amount, String reason, UUID by, Instant at) implements PaymentCommand {}

    /// An operator does not want a part to go back any more.
    record WithdrawPartialRefund(UUID id, UUID by, Instant at) implements PaymentCommand {}

    /// About to ask the gateway to give a part back.
    record AttemptPartialRefund(UUID id, Instant at) implements PaymentCommand {}

    /// This attempt gave nothing back.
    ///
    /// @param why the gateway's reason in kebab case
    record PartialRefundNotDone(UUID id, dev.dosirak.payment.charge.Attempt attempt, String why, Instant at)
            implements PaymentCommand {}

    /// So much less is left at the gateway, by its word.
    record PartialRefundDone(UUID id, Instant at) implements PaymentCommand {}

    /// A customer disputes a sum with their card company. The same `id` again is a repeat.
    ///
    /// @param reason the card company's
    record OpenChargeback(UUID id, Won amount, String reason, UUID by, Instant at) implements PaymentCommand {}

    /// The card company has decided.
    record CloseChargeback(UUID id, Chargeback.Outcome outcome, UUID by, Instant at) implements PaymentCommand {}

    /// What is left at the gateway tells neither that it was given back nor that it can be.
    ///
    /// @param left of the capture, by the gateway's word
    record GiveUpPartialRefund(UUID id, Won left, Instant at) implements PaymentCommand {}
}
