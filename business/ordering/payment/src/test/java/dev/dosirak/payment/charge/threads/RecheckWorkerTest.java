package dev.dosirak.payment.charge.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.dosirak.payment.charge.Attempt;
import dev.dosirak.payment.charge.Capture;
import dev.dosirak.payment.charge.HangingGateway;
import dev.dosirak.payment.charge.InMemoryPayments;
import dev.dosirak.payment.charge.InMemoryTasks;
import dev.dosirak.payment.charge.OrderInquiry;
import dev.dosirak.payment.charge.OrderInquiry.Answers;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentEvent.Approved;
import dev.dosirak.payment.charge.PaymentEvent.Attempted;
import dev.dosirak.payment.charge.PaymentEvent.Declined;
import dev.dosirak.payment.charge.PaymentEvent.Requested;
import dev.dosirak.payment.charge.PaymentGateways;
import dev.dosirak.payment.charge.PaymentRetrySchedule;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.payment.charge.RecheckProcessor;
import dev.dosirak.payment.charge.Rechecks.Party;
import dev.dosirak.payment.charge.Rechecks.Recheck;
import dev.dosirak.payment.charge.Tasks.Kind;
import dev.dosirak.payment.charge.Tasks.Task;
import dev.dosirak.payment.charge.TestGateways;
import dev.dosirak.payment.charge.UnreachedGateway;
import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.kernel.Won;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Two orders whose payments were approved; it is time to ask whether they were called off.
class RecheckWorkerTest {

    static final PaymentRetrySchedule PACE = new PaymentRetrySchedule(
            Map.of("nobody", Duration.ofSeconds(10), "other", Duration.ofSeconds(10)),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofHours(1),
            Duration.ofSeconds(2),
            List.of(Duration.ofMinutes(1)),
            List.of(Duration.ofMinutes(15), Duration.ofHours(2)));

    Instant now = Instant.parse("2026-11-21T03:00:00Z");
    final InMemoryPayments payments = new InMemoryPayments(PACE, () -> now);
    final InMemoryTasks tasks = new InMemoryTasks();
    PaymentGateways gateways = TestGateways.only(new UnreachedGateway("nobody"));
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

    /// As many looks as one round has are owed to a gateway that never answers.
    @Test
    void aGatewayThatDoesNotAnswerKeepsNoOthersLooksWaiting() throws Exception {
        var hanging = new HangingGateway("nobody");
        var other = new AskedGateway("other");
        gateways = new PaymentGateways(List.of(hanging, other));
        for (int i = 0; i < 20; i++) {
            cameToNothing("nobody");
        }
        cameToNothing("other");
        now = now.plus(Duration.ofMinutes(1));
        var works = lateLooks();
        assertThat(works)
                .containsOnlyKeys(
                        "payment.late-looks.nobody", "payment.late-looks.other", "payment.late-looks.no-gateway");

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var look = threads.submit(work(works, "nobody"));
            try {
                assertThat(hanging.asked.await(30, TimeUnit.SECONDS)).isTrue();
                work(works, "other").run();
                assertThat(other.asked).hasValue(1);

                cameToNothing("other");
                now = now.plus(Duration.ofMinutes(1));
                work(works, "other").run();
                assertThat(other.asked).hasValue(2);
                assertThat(look).isNotDone();
            } finally {
                hanging.mayAnswer.countDown();
            }
            look.get();
        }
    }

    private Map<String, Runnable> lateLooks() {
        return PaymentWorkerConfiguration.lateLooks(looks(_ -> new Answers(Set.of(), Set.of())), gateways).stream()
                .collect(Collectors.toMap(ScheduledJob::name, ScheduledJob::work));
    }

    private static Runnable work(Map<String, Runnable> works, String gateway) {
        return Objects.requireNonNull(works.get("payment.late-looks." + gateway));
    }

    @Test
    void peopleAreToldOfALookThatNobodyCanTakeAnyMore() {
        var order = cameToNothing("gone");
        now = now.plus(Duration.ofMinutes(1));
        work(lateLooks(), "no-gateway").run();

        assertThat(payments.setAside()).containsOnlyKeys(order);
        assertThat(payments.setAside().get(order)).contains("No gateway is configured that is called gone");
    }

    private UUID cameToNothing(String gateway) {
        var bill = new PaymentBill(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), Won.of(18_000));
        var attempted = payments.append(
                bill.order(),
                payments.load(bill.order()),
                List.of(new Requested(bill, now.plusSeconds(600), now), new Attempted(new Attempt(1, gateway, now))));
        payments.append(bill.order(), attempted, List.of(new Declined("no", now)));
        return bill.order();
    }

    /// Knows of nothing.
    private static final class AskedGateway extends UnreachedGateway {

        final AtomicInteger asked = new AtomicInteger();

        AskedGateway(String name) {
            super(name);
        }

        @Override
        public Finding find(PaymentBill bill) {
            asked.incrementAndGet();
            return new Finding.NotFound();
        }
    }

    private RecheckWorker looks(OrderInquiry orderInquiry) {
        var recheckProcessor =
                new RecheckProcessor(payments, payments.rechecks(), Payments.commands(payments, () -> now), gateways);
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
