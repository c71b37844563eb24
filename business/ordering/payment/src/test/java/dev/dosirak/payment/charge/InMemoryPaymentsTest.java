package dev.dosirak.payment.charge;

class InMemoryPaymentsTest implements PaymentsContract {

    final Payments payments = new InMemoryPayments(MoneyPropertiesTest.PACE);

    @Override
    public Payments payments() {
        return payments;
    }
}
