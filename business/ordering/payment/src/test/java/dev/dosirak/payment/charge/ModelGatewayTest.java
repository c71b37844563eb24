package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Won;
import java.util.UUID;

class ModelGatewayTest implements PaymentGatewayContract {

    final ModelGateway gateway = new ModelGateway(new World(1, 0), false);

    @Override
    public PaymentGateway gateway() {
        return gateway;
    }

    @Override
    public PaymentBill bill() {
        return PaymentTest.LUNCH;
    }

    @Override
    public String billingKey(PaymentBill bill) {
        return "key";
    }

    @Override
    public void reverse(UUID order, Won amount) {
        gateway.reverse(order, amount);
    }
}
