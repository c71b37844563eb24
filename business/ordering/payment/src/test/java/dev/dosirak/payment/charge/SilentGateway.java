package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A gateway that does what it is asked and does not say so.
final class SilentGateway implements PaymentGateway {

    private final PaymentGateway gateway;
    private boolean silent = true;

    SilentGateway(PaymentGateway gateway) {
        this.gateway = gateway;
    }

    void speaks() {
        silent = false;
    }

    void saysNothing() {
        silent = true;
    }

    @Override
    public String name() {
        return gateway.name();
    }

    @Override
    public boolean recognizesRepeats() {
        return gateway.recognizesRepeats();
    }

    @Override
    public Answer approve(PaymentBill bill, String billingKey, int number) {
        var answer = gateway.approve(bill, billingKey, number);
        return silent ? new Answer.Unclear() : answer;
    }

    @Override
    public Finding find(PaymentBill bill) {
        return silent ? new Finding.Unclear() : gateway.find(bill);
    }

    @Override
    public Balance balance(PaymentBill bill, Capture capture) {
        return silent ? new Balance.Unclear() : gateway.balance(bill, capture);
    }

    @Override
    public RefundAnswer refund(UUID order, Capture capture, Won amount, Instant tried) {
        var answer = gateway.refund(order, capture, amount, tried);
        return silent ? new RefundAnswer.Unclear() : answer;
    }

    @Override
    public Optional<List<Entry>> journal(Instant from, Instant to, Optional<String> after) {
        return gateway.journal(from, to, after);
    }
}
