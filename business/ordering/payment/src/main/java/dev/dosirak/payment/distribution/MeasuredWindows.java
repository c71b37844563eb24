package dev.dosirak.payment.distribution;

import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentGateway.Finding;
import dev.dosirak.payment.charge.PaymentWindow;
import dev.dosirak.payment.charge.WindowGateway;
import dev.dosirak.payment.charge.WindowReturn;
import dev.dosirak.payment.distribution.CallResult.Call;
import java.util.Optional;

/// A gateway of whose windows every one that is opened or not is told to [GatewayHealth]; it does as the
/// gateway does.
public final class MeasuredWindows implements WindowGateway {

    private final WindowGateway gateway;
    private final GatewayHealth health;

    public MeasuredWindows(WindowGateway gateway, GatewayHealth health) {
        this.gateway = gateway;
        this.health = health;
    }

    @Override
    public String name() {
        return gateway.name();
    }

    @Override
    public Optional<PaymentWindow> open(PaymentBill bill, int number) {
        var pending = health.begin(name(), Call.WINDOW, bill.order());
        var end = CallResult.NO_WINDOW;
        try {
            var window = gateway.open(bill, number);
            end = window.isPresent() ? CallResult.WINDOW_OPENED : CallResult.NO_WINDOW;
            return window;
        } finally {
            health.end(name(), pending, end);
        }
    }

    @Override
    public Finding find(PaymentBill bill) {
        return gateway.find(bill);
    }

    @Override
    public void verify(PaymentBill bill, WindowReturn back) {
        gateway.verify(bill, back);
    }
}
