package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// No request reaches it.
public class UnreachedGateway implements PaymentGateway {

    private final String name;

    public UnreachedGateway(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean recognizesRepeats() {
        return true;
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
    public Balance balance(PaymentBill bill, Capture capture) {
        return new Balance.Unclear();
    }

    @Override
    public RefundAnswer refund(UUID order, Capture capture, Won amount, Won left, RefundTry attempt) {
        return new RefundAnswer.Unclear();
    }

    @Override
    public Optional<List<Entry>> journal(Instant from, Instant to, Optional<String> after) {
        return Optional.empty();
    }
}
