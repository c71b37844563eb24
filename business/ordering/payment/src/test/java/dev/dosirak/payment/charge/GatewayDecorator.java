package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A gateway that is another one, but for what is overridden.
public class GatewayDecorator implements PaymentGateway {

    private final PaymentGateway gateway;

    public GatewayDecorator(PaymentGateway gateway) {
        this.gateway = gateway;
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
        return gateway.approve(bill, billingKey, number);
    }

    @Override
    public Finding find(PaymentBill bill) {
        return gateway.find(bill);
    }

    @Override
    public Balance balance(PaymentBill bill, Capture capture) {
        return gateway.balance(bill, capture);
    }

    @Override
    public RefundAnswer refund(UUID order, Capture capture, Won amount, Won left, RefundTry attempt) {
        return gateway.refund(order, capture, amount, left, attempt);
    }

    @Override
    public Optional<List<Entry>> journal(Instant from, Instant to, Optional<String> after) {
        return gateway.journal(from, to, after);
    }
}
