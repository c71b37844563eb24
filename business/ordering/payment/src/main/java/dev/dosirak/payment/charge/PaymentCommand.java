package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.UUID;

/// What is wanted of a payment, and what the gateway was found to have done.
public sealed interface PaymentCommand {

    record Request(Bill bill, Instant at) implements PaymentCommand {}

    /// The order is off: take nothing, or give back what was taken.
    record Withdraw(UUID order, UUID customer, Instant at) implements PaymentCommand {}

    record Refund(Won amount, String reason, Instant at) implements PaymentCommand {}

    /// About to ask the gateway for the money.
    record Attempt(String pg, Instant at) implements PaymentCommand {}

    /// The gateway has taken the money, by its answer or by what an inquiry found.
    record Captured(Capture capture, Instant at) implements PaymentCommand {}

    /// The gateway, or we ourselves, said no for good.
    ///
    /// @param number of the attempt that was declined; 0 when we did not ask
    record Decline(int number, String reason, Instant at) implements PaymentCommand {}

    /// No answer that tells what happened to this attempt.
    record Unclear(dev.dosirak.payment.charge.Attempt attempt, Instant at) implements PaymentCommand {}

    /// This attempt surely never reached the gateway.
    record NotSent(dev.dosirak.payment.charge.Attempt attempt, Instant at) implements PaymentCommand {}

    /// Asked at `at`, the gateway knew of no effect of this attempt, sent so long ago that there will be none.
    record NoEffect(dev.dosirak.payment.charge.Attempt attempt, Instant at) implements PaymentCommand {}

    /// About to ask the gateway to give the money back.
    record AttemptRefund(Instant at) implements PaymentCommand {}

    record RefundDone(Instant at) implements PaymentCommand {}
}
