package dev.dosirak.payment.pg.toss;

import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.charge.WindowGateway;
import dev.dosirak.payment.pg.PgAccount;
import dev.dosirak.payment.pg.SimulatedGatewayContract;
import dev.dosirak.payment.pg.SimulatedWaitingWindowContract;
import dev.dosirak.payment.pg.SimulatedWindowContract;

class TossWindowAtSimulatorTest implements SimulatedWaitingWindowContract {

    static final PgAccount OURS = SimulatedGatewayContract.account("toss", "", "test_sk_dosirak");

    final Toss driver = new Toss(SimulatedGatewayContract.json(), new KnownRefundAccounts());
    final PaymentGateway gateway = driver.paymentGateway(OURS, SimulatedGatewayContract.http(), () -> true);
    final WindowGateway windows = driver.windowGateway(
                    OURS, SimulatedGatewayContract.http(), SimulatedWindowContract.terms("", ""), () -> true)
            .orElseThrow();

    @Override
    public WindowGateway windows() {
        return windows;
    }

    @Override
    public PaymentGateway gateway() {
        return gateway;
    }
}
