package dev.dosirak.payment.charge;

import dev.dosirak.payment.charge.PaymentCommand.Refund;
import dev.dosirak.payment.charge.PaymentCommand.Request;
import dev.dosirak.payment.charge.PaymentCommand.RetryRefund;
import dev.dosirak.payment.charge.PaymentCommand.Withdraw;
import dev.dosirak.payment.charge.PaymentRefused.Reason;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/// Takes the wishes of orders and operators, and shows payments. Nothing here waits for a gateway.
public final class PaymentDesk {

    private final Payments payments;
    private final Bookkeeping books;
    private final InstantSource clock;

    public PaymentDesk(Payments payments, InstantSource clock) {
        this.payments = payments;
        this.books = new Bookkeeping(payments);
        this.clock = clock;
    }

    /// @param payBy when this has passed, nothing is taken any more. The order's clock and ours may differ a little,
    ///     which harms nobody: only we judge by it, and everybody else hears what we have found
    public void request(Bill bill, Instant payBy) {
        change(bill.order(), new Request(bill, payBy, clock.instant()));
    }

    /// The order is off: nothing is to be taken, and what was taken goes back.
    public void withdraw(UUID order, UUID customer) {
        change(order, new Withdraw(order, customer, clock.instant()));
    }

    /// @param amount the whole amount of the payment
    public void refund(UUID order, Won amount, String reason) {
        change(order, new Refund(amount, reason, clock.instant()));
    }

    /// @param by the operator who wants a refund that is stuck to be tried again
    public void retryRefund(UUID order, UUID by) {
        books.tell(order, new RetryRefund(by, clock.instant()));
    }

    /// @throws PaymentRefused when nothing was ever asked for
    public Payment of(UUID order) {
        var payment = payments.load(order).state();
        if (payment instanceof Payment.Nothing) {
            throw new PaymentRefused(Reason.UNKNOWN_PAYMENT);
        }
        return payment;
    }

    private void change(UUID order, PaymentCommand command) {
        var before = payments.load(order);
        var news = Payment.decide(before.state(), command);
        if (!news.isEmpty()) {
            payments.append(order, before, news);
        }
    }
}
