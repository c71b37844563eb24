package dev.dosirak.payment.charge;

import java.time.Duration;

class InMemoryPaymentsTest implements PaymentsContract {

    final World world = new World(1, 0);
    final InMemoryPayments payments = new InMemoryPayments(MoneyPropertiesTest.PACE, world);

    @Override
    public Payments payments() {
        return payments;
    }

    @Override
    public DuePayments duePayments() {
        return payments.due();
    }

    @Override
    public Rechecks rechecks() {
        return payments.rechecks();
    }

    @Override
    public void pass(Duration time) {
        world.pass(time);
    }
}
