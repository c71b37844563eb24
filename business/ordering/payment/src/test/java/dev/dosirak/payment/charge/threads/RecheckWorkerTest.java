package dev.dosirak.payment.charge.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.dosirak.payment.charge.Attempt;
import dev.dosirak.payment.charge.Capture;
import dev.dosirak.payment.charge.InMemoryPayments;
import dev.dosirak.payment.charge.InMemoryTasks;
import dev.dosirak.payment.charge.OrderInquiry;
import dev.dosirak.payment.charge.OrderInquiry.Answers;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentEvent.Approved;
import dev.dosirak.payment.charge.PaymentEvent.Attempted;
import dev.dosirak.payment.charge.PaymentEvent.Requested;
import dev.dosirak.payment.charge.PaymentRetrySchedule;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.payment.charge.RecheckProcessor;
import dev.dosirak.payment.charge.Rechecks.Party;
import dev.dosirak.payment.charge.Rechecks.Recheck;
import dev.dosirak.payment.charge.Tasks.Kind;
import dev.dosirak.payment.charge.Tasks.Task;
import dev.dosirak.payment.charge.TestGateways;
import dev.dosirak.payment.charge.TestSchedules;
import dev.dosirak.payment.charge.UnreachedGateway;
import dev.dosirak.platform.kernel.Won;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Two orders whose payments were approved; it is time to ask whether they were called off.
class RecheckWorkerTest {

    static final PaymentRetrySchedule PACE =
            TestSchedules.of(Duration.ofSeconds(2), List.of(), List.of(Duration.ofMinutes(15), Duration.ofHours(2)));

    Instant now = Instant.parse("2026-11-21T03:00:00Z");
    final InMemoryPayments payments = new InMemoryPayments(PACE, () -> now);
    final InMemoryTasks tasks = new InMemoryTasks();
    final UUID answers = approved();
    final UUID stumbles = approved();

    @Test
    void onlyWhoHasAnsweredIsNotAskedAgainSoon() {
        now = now.plus(Duration.ofMinutes(15));
        looks(_ -> new Answers(Set.of(stumbles), Set.of())).askOrders();

        now = now.plus(Duration.ofMinutes(1));
        assertThat(payments.rechecks().claim(Party.ORDER, 10)).containsExactly(new Recheck(stumbles, Party.ORDER, 0));
        now = now.plus(Duration.ofHours(2));
        assertThat(payments.rechecks().claim(Party.ORDER, 10)).contains(new Recheck(answers, Party.ORDER, 1));
    }

    @Test
    void whereNobodyAnswersAllAreAskedAgainSoon() {
        now = now.plus(Duration.ofMinutes(15));
        assertThatThrownBy(() -> looks(_ -> {
                            throw new IllegalStateException("the order service is away");
                        })
                        .askOrders())
                .isInstanceOf(IllegalStateException.class);

        now = now.plus(Duration.ofMinutes(1));
        assertThat(payments.rechecks().claim(Party.ORDER, 10)).hasSize(2);
    }

    @Test
    void peopleAreToldOfMoneyForAnOrderThatNobodyKnowsUntilItIsKnown() {
        now = now.plus(Duration.ofMinutes(15));
        looks(_ -> new Answers(Set.of(), Set.of(answers))).askOrders();
        assertThat(tasks.open(0, 10))
                .extracting(Task::kind, Task::about)
                .containsExactly(tuple(Kind.ORDER_UNKNOWN, answers.toString()));

        now = now.plus(Duration.ofHours(2));
        looks(_ -> new Answers(Set.of(), Set.of())).askOrders();
        assertThat(tasks.open(0, 10)).isEmpty();
    }

    private RecheckWorker looks(OrderInquiry orderInquiry) {
        var recheckProcessor = new RecheckProcessor(
                payments,
                payments.rechecks(),
                Payments.commands(payments, () -> now),
                TestGateways.only(new UnreachedGateway("nobody")));
        return new RecheckWorker(recheckProcessor, payments.rechecks(), orderInquiry, tasks, new SimpleMeterRegistry());
    }

    private UUID approved() {
        var bill = new PaymentBill(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), Won.of(18_000));
        var before = payments.load(bill.order());
        payments.append(
                bill.order(),
                payments.append(
                        bill.order(),
                        before,
                        List.of(
                                new Requested(bill, now.plusSeconds(600), now),
                                new Attempted(new Attempt(1, "nobody", now)))),
                List.of(new Approved(new Capture("nobody", "pay-1", bill.amount()), now)));
        return bill.order();
    }
}
