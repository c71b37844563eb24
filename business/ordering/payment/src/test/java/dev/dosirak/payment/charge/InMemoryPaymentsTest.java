package dev.dosirak.payment.charge;

import java.time.Duration;

class InMemoryPaymentsTest implements PaymentsContract {

    final World world = new World(1, 0);
    final Payments payments = new InMemoryPayments(MoneyPropertiesTest.PACE, world);

    @Override
    public Payments payments() {
        return payments;
    }

    @Override
    public void pass(Duration time) {
        world.pass(time);
    }
}
