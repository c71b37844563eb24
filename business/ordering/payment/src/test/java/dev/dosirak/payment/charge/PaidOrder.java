package dev.dosirak.payment.charge;

import static dev.dosirak.payment.charge.PaymentTest.APPROVED;
import static dev.dosirak.payment.charge.PaymentTest.ATTEMPTED;
import static dev.dosirak.payment.charge.PaymentTest.MINA;
import static dev.dosirak.payment.charge.PaymentTest.ORDER;
import static dev.dosirak.payment.charge.PaymentTest.REQUESTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.payment.charge.PaymentCommand.RequestPartialRefund;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Won;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;

/// An order that a gateway has the money of, and the workers that look after it.
abstract class PaidOrder {

    static final UUID PART = new UUID(0, 1);
    static final UUID ANOTHER = new UUID(0, 2);
    static final Won A_THIRD = Won.of(6_000);
    static final Won REST = Won.of(12_000);

    final World world = new World(1, 0);
    final InMemoryPayments payments = new InMemoryPayments(TestSchedules.USUAL, world);
    final PartlyRefundingGateway gateway = new PartlyRefundingGateway();
    final CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands = Payments.commands(payments, world);
    final PaymentProcessor processor = new PaymentProcessor(
            payments,
            payments.due(),
            commands,
            new PaymentGateways(List.of(gateway, new UnreachedGateway("second"))),
            TestGateways.chooser(gateway),
            TestGateways.keysAt(gateway),
            TestSchedules.USUAL,
            world,
            world);

    @BeforeEach
    void anOrderIsPaid() {
        keep(REQUESTED, ATTEMPTED, APPROVED);
    }

    final void request(UUID id, Won amount) {
        commands.handle(ORDER, at -> new RequestPartialRefund(id, amount, "cold soup", MINA, at));
    }

    /// What is due is done, and two hours pass before each time.
    final void look(int times) {
        for (int i = 0; i < times; i++) {
            world.pass(Duration.ofHours(2));
            payments.due().claim(1).forEach(processor::process);
        }
    }

    final Payment.Captured state() {
        return (Payment.Captured) payments.load(ORDER).state();
    }

    final PartialRefund part(UUID id) {
        return state().funds().partialRefund(id).orElseThrow();
    }

    final <T extends PaymentEvent> List<T> history(Class<T> type) {
        return payments.history(ORDER).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    final void keep(PaymentEvent... events) {
        payments.append(ORDER, payments.load(ORDER), List.of(events));
    }

    static void assertRefused(PaymentRefusal why, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.why()).isEqualTo(why));
    }
}
