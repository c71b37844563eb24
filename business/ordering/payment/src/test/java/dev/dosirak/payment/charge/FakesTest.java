package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Won;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Nested;

/// What stands in for tables and gateways keeps their promises.
class FakesTest {

    @Nested
    class OfPayments implements PaymentsContract {

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

    @Nested
    class OfTheGateway implements PaymentGatewayContract {

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
}
