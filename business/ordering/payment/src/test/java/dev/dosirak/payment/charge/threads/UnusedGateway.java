package dev.dosirak.payment.charge.threads;

import dev.dosirak.payment.charge.Capture;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Is never asked.
final class UnusedGateway implements PaymentGateway {

    @Override
    public String name() {
        return "nobody";
    }

    @Override
    public Answer approve(PaymentBill bill, String billingKey, int number) {
        return new Answer.NotSent();
    }

    @Override
    public Finding find(PaymentBill bill) {
        return new Finding.Unclear();
    }

    @Override
    public RefundAnswer refund(UUID order, Capture capture, Won amount, Instant tried) {
        return new RefundAnswer.Unclear();
    }

    @Override
    public Optional<List<Entry>> journal(Instant from, Instant to, Optional<String> after) {
        return Optional.empty();
    }
}
