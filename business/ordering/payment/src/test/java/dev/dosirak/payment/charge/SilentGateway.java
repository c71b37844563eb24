package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Won;
import java.util.UUID;

/// A gateway that does what it is asked and does not say so.
final class SilentGateway extends GatewayDecorator {

    private boolean silent = true;

    SilentGateway(PaymentGateway gateway) {
        super(gateway);
    }

    void speaks() {
        silent = false;
    }

    void saysNothing() {
        silent = true;
    }

    @Override
    public Answer approve(PaymentBill bill, String billingKey, int number) {
        var answer = super.approve(bill, billingKey, number);
        return silent ? new Answer.Unclear() : answer;
    }

    @Override
    public Finding find(PaymentBill bill) {
        return silent ? new Finding.Unclear() : super.find(bill);
    }

    @Override
    public Balance balance(PaymentBill bill, Capture capture) {
        return silent ? new Balance.Unclear() : super.balance(bill, capture);
    }

    @Override
    public RefundAnswer refund(UUID order, Capture capture, Won amount, Won left, RefundTry attempt) {
        var answer = super.refund(order, capture, amount, left, attempt);
        return silent ? new RefundAnswer.Unclear() : answer;
    }
}
