package dev.dosirak.payment.pg.portone;

import dev.dosirak.payment.Simulator;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.method.Authorization;
import dev.dosirak.payment.method.Authorization.AuthKey;
import dev.dosirak.payment.method.CardRegistrar;
import dev.dosirak.payment.pg.PgAccount;
import dev.dosirak.payment.pg.SimulatedGatewayContract;
import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Won;
import java.util.UUID;

class PortoneAtSimulatorTest implements SimulatedGatewayContract {

    static final PgAccount OURS =
            SimulatedGatewayContract.account("portone", "store-dosirak", "test_sk_dosirak_portone");

    final Portone driver = new Portone(SimulatedGatewayContract.json());
    final PaymentGateway gateway = driver.paymentGateway(OURS, SimulatedGatewayContract.http(), () -> true);
    final CardRegistrar registrar = driver.cardRegistrar(OURS, SimulatedGatewayContract.http());
    final PaymentBill lunch = new PaymentBill(Ids.next(), MINA, UUID.randomUUID(), Won.of(18_000));

    @Override
    public PaymentGateway gateway() {
        return gateway;
    }

    @Override
    public CardRegistrar registrar() {
        return registrar;
    }

    @Override
    public PaymentBill bill() {
        return lunch;
    }

    @Override
    public Authorization shown(String cardNumber) {
        return new AuthKey(Simulator.issue(cardNumber, MINA));
    }
}
