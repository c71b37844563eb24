package dev.dosirak.payment.charge.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.payment.charge.DuePayments;
import dev.dosirak.payment.charge.DuePayments.DueAfter;
import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentProcessor;
import dev.dosirak.payment.charge.PaymentRetrySchedule;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.payment.charge.TestGateways;
import dev.dosirak.payment.charge.TestSchedules;
import dev.dosirak.payment.charge.UnreachedGateway;
import dev.dosirak.platform.kernel.Versioned;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaymentWorkersTest {

    static final PaymentRetrySchedule PACE = TestSchedules.of(Duration.ofSeconds(4), List.of(), List.of());

    final Waiting waiting = new Waiting();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final PaymentWorkers workers = new PaymentWorkers(
            new PaymentProcessor(
                    waiting,
                    waiting,
                    Payments.commands(waiting, InstantSource.system()),
                    TestGateways.only(new UnreachedGateway("nobody")),
                    TestGateways.chooser(new UnreachedGateway("nobody")),
                    (_, _) -> Optional.empty(),
                    PACE,
                    InstantSource.system(),
                    InstantSource.system()),
            waiting,
            meters,
            2);

    @AfterEach
    void stop() throws InterruptedException {
        waiting.gate.countDown();
        workers.destroy();
    }

    @Test
    void onlyWhatCanBeBegunLeavesTheQueue() throws InterruptedException {
        Stream.generate(UUID::randomUUID).limit(100).forEach(waiting.queue::add);

        workers.begin();
        workers.begin();
        assertThat(waiting.queue).as("a slow gateway").hasSize(98);
        assertThat(meters.get("dosirak.payment.in.hand").gauge().value()).isEqualTo(2);

        waiting.gate.countDown();
        while (!waiting.queue.isEmpty()) {
            workers.await();
            workers.begin();
        }
    }

    @Test
    void whatFailsIsSetAsideAndKeepsNobodyWaiting() {
        waiting.gate.countDown();
        var poison = UUID.randomUUID();
        var sound = UUID.randomUUID();
        waiting.poison.add(poison);
        waiting.queue.addAll(List.of(poison, sound));

        workers.begin();

        await().atMost(Duration.ofMinutes(1))
                .until(() -> waiting.setAside.contains(poison) && waiting.seen.contains(sound));
        assertThat(waiting.setAside).doesNotContain(sound);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> meters.get("dosirak.payment.in.hand").gauge().value() == 0);
    }

    @Test
    void whatWasPutOffIsLookedAtWhenItsTimeComes() throws InterruptedException {
        waiting.gate.countDown();
        IntStream.range(0, 100).forEach(_ -> workers.on(new DueAfter(Duration.ofMillis(1))));
        for (int i = 0; i < 100; i++) {
            workers.on(new DueAfter(Duration.ofMillis(1)));
            workers.await();
        }
    }

    /// Payments of which nothing is known but that they are due.
    private static final class Waiting implements Payments, DuePayments {

        final Queue<UUID> queue = new ConcurrentLinkedQueue<>();
        final Set<UUID> poison = ConcurrentHashMap.newKeySet();
        final Set<UUID> seen = ConcurrentHashMap.newKeySet();
        final Set<UUID> setAside = ConcurrentHashMap.newKeySet();
        final CountDownLatch gate = new CountDownLatch(1);

        @Override
        public void notAsked(UUID order) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Versioned<Payment> load(UUID order) {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (poison.contains(order)) {
                throw new StackOverflowError("a history that cannot be read");
            }
            seen.add(order);
            return new Versioned<>(new Payment.Nothing(), 0);
        }

        @Override
        public Versioned<Payment> append(UUID order, Versioned<Payment> before, List<PaymentEvent> events) {
            throw new IllegalStateException("Nothing happens here");
        }

        @Override
        public List<UUID> claim(int limit) {
            return Stream.generate(queue::poll)
                    .limit(limit)
                    .takeWhile(it -> it != null)
                    .toList();
        }

        @Override
        public void postpone(UUID order, Duration pause) {}

        @Override
        public void setAside(UUID order, String why) {
            setAside.add(order);
        }

        @Override
        public void unclear(UUID order) {}
    }
}
