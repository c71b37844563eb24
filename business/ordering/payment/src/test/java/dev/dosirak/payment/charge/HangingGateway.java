package dev.dosirak.payment.charge;

import java.util.concurrent.CountDownLatch;

/// Says nothing until it may.
public final class HangingGateway extends UnreachedGateway {

    public final CountDownLatch asked = new CountDownLatch(1);
    public final CountDownLatch mayAnswer = new CountDownLatch(1);

    public HangingGateway(String name) {
        super(name);
    }

    @Override
    public Finding find(PaymentBill bill) {
        asked.countDown();
        try {
            mayAnswer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Finding.Unclear();
    }
}
