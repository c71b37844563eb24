package dev.dosirak.payment.charge.threads;

import dev.dosirak.payment.charge.Bill;
import dev.dosirak.payment.charge.Capture;
import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Is never asked.
final class Nobody implements PaymentGateway {

    @Override
    public String name() {
        return "nobody";
    }

    @Override
    public Answer approve(Bill bill, String billingKey, int number) {
        return new Answer.NotSent();
    }

    @Override
    public Finding find(Bill bill) {
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
