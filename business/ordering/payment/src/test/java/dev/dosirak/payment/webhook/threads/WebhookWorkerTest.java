package dev.dosirak.payment.webhook.threads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.payment.charge.Attempt;
import dev.dosirak.payment.charge.Capture;
import dev.dosirak.payment.charge.HangingGateway;
import dev.dosirak.payment.charge.InMemoryPayments;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentEvent.Approved;
import dev.dosirak.payment.charge.PaymentEvent.Attempted;
import dev.dosirak.payment.charge.PaymentEvent.Requested;
import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.charge.PaymentGateways;
import dev.dosirak.payment.charge.PaymentProcessor;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.payment.charge.RefundTry;
import dev.dosirak.payment.charge.TestGateways;
import dev.dosirak.payment.charge.TestSchedules;
import dev.dosirak.payment.webhook.WebhookClaim;
import dev.dosirak.payment.webhook.WebhookInquirer;
import dev.dosirak.payment.webhook.WebhookInquiries;
import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.kernel.Won;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Payments that are approved, and a gateway that tells of them.
class WebhookWorkerTest {

    static final Instant NOON = Instant.parse("2026-12-02T03:00:00Z");
    static final Won LUNCH = Won.of(18_000);

    final InMemoryPayments payments = new InMemoryPayments(TestSchedules.USUAL, InstantSource.fixed(NOON));
    final Told told = new Told();
    final Counting toss = new Counting();
    final WebhookWorker worker = worker(TestGateways.only(toss));

    @Test
    void aGatewayIsAskedOnlySoOftenAtALook() {
        IntStream.range(0, 100).forEach(_ -> told.add(approved(), WebhookClaim.OTHER));

        worker.ask("toss");
        assertThat(toss.asked).hasValue(10);
        worker.ask("toss");
        assertThat(toss.asked).hasValue(20);
        assertThat(told.done).hasSize(20);
    }

    @Test
    void whatIsKnownCostsTheGatewayNothing() {
        IntStream.range(0, 100).forEach(_ -> told.add(approved(), WebhookClaim.CAPTURED));

        worker.ask("toss");
        assertThat(toss.asked).hasValue(0);
        assertThat(told.done).hasSize(100);
    }

    @Test
    void whatItDoesNotSayIsLeftForLater() {
        told.add(approved(), WebhookClaim.GIVEN_BACK);
        toss.silent = true;

        worker.ask("toss");
        assertThat(toss.asked).hasValue(1);
        assertThat(told.done).isEmpty();
    }

    @Test
    void whatWeMayNotAskForIsToldSo() {
        told.add(approved(), WebhookClaim.GIVEN_BACK);
        toss.capped = true;

        worker.ask("toss");
        assertThat(told.notAsked).hasSize(1);
        assertThat(told.done).isEmpty();
    }

    @Test
    void whileAnotherGatewayIsAskedWhatThisOneTellsWaits() {
        var bill = bill();
        keep(bill, new Requested(bill, NOON.plusSeconds(600), NOON), new Attempted(new Attempt(2, "nice", NOON)));
        told.add(bill.order(), WebhookClaim.CAPTURED);

        worker.ask("toss");
        assertThat(toss.asked).hasValue(0);
        assertThat(told.done).isEmpty();
    }

    @Test
    void aGatewayThatDoesNotAnswerKeepsNoOtherWaiting() throws Exception {
        var hanging = new HangingGateway("nice");
        var gateways = new PaymentGateways(List.of(hanging, toss));
        var works = WebhookConfiguration.looks(worker(gateways), told, gateways).stream()
                .collect(Collectors.toMap(ScheduledJob::name, ScheduledJob::work));
        assertThat(works).containsOnlyKeys("payment.webhooks.nice", "payment.webhooks.toss");
        told.add(approved(), "nice", WebhookClaim.OTHER);
        told.add(approved(), WebhookClaim.OTHER);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var look = threads.submit(Objects.requireNonNull(works.get("payment.webhooks.nice")));
            try {
                assertThat(hanging.asked.await(30, TimeUnit.SECONDS)).isTrue();
                var other = Objects.requireNonNull(works.get("payment.webhooks.toss"));
                other.run();
                assertThat(toss.asked).hasValue(1);

                told.add(approved(), WebhookClaim.OTHER);
                other.run();
                assertThat(toss.asked).hasValue(2);
                assertThat(look).isNotDone();
            } finally {
                hanging.mayAnswer.countDown();
            }
            look.get();
        }
    }

    private UUID approved() {
        var bill = bill();
        keep(
                bill,
                new Requested(bill, NOON.plusSeconds(600), NOON),
                new Attempted(new Attempt(1, "toss", NOON)),
                new Approved(capture(bill), NOON));
        return bill.order();
    }

    private static PaymentBill bill() {
        return new PaymentBill(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), LUNCH);
    }

    private void keep(PaymentBill bill, PaymentEvent... events) {
        payments.append(bill.order(), payments.load(bill.order()), List.of(events));
    }

    private static Capture capture(PaymentBill bill) {
        return new Capture("toss", bill.order().toString(), LUNCH);
    }

    private WebhookWorker worker(PaymentGateways gateways) {
        var clock = InstantSource.fixed(NOON);
        var commands = Payments.commands(payments, clock);
        var processor = new PaymentProcessor(
                payments,
                payments.due(),
                commands,
                gateways,
                TestGateways.chooser(toss),
                TestGateways.keysAt(toss),
                TestSchedules.USUAL,
                clock,
                clock);
        return new WebhookWorker(
                told,
                new WebhookInquirer(payments, processor, commands, gateways, told, clock),
                new SimpleMeterRegistry());
    }

    /// Each is claimed once.
    private static final class Told implements WebhookInquiries {

        final Queue<Inquiry> due = new ArrayDeque<>();
        final Queue<Inquiry> done = new ConcurrentLinkedQueue<>();
        final Queue<Inquiry> notAsked = new ConcurrentLinkedQueue<>();

        void add(UUID order, WebhookClaim claim) {
            add(order, "toss", claim);
        }

        synchronized void add(UUID order, String gateway, WebhookClaim claim) {
            due.add(new Inquiry(UUID.randomUUID(), order, gateway, claim, 1));
        }

        @Override
        public void request(String gateway, UUID order, WebhookClaim claim) {
            throw new UnsupportedOperationException();
        }

        @Override
        public synchronized boolean areDue(String gateway) {
            return due.stream().anyMatch(it -> it.gateway().equals(gateway));
        }

        @Override
        public synchronized List<Inquiry> claim(String gateway, int limit) {
            var some = due.stream()
                    .filter(it -> it.gateway().equals(gateway))
                    .limit(limit)
                    .toList();
            due.removeAll(some);
            return some;
        }

        @Override
        public void notAsked(Inquiry inquiry) {
            notAsked.add(inquiry);
        }

        @Override
        public void done(Inquiry inquiry) {
            done.add(inquiry);
        }
    }

    /// Has taken what we think.
    private static final class Counting implements PaymentGateway {

        final AtomicInteger asked = new AtomicInteger();
        volatile boolean silent;
        volatile boolean capped;

        @Override
        public String name() {
            return "toss";
        }

        @Override
        public boolean recognizesRepeats() {
            return true;
        }

        @Override
        public Finding find(PaymentBill bill) {
            if (capped) {
                return new Finding.NotAsked();
            }
            asked.incrementAndGet();
            return silent ? new Finding.Unclear() : new Finding.Found(capture(bill), LUNCH);
        }

        @Override
        public Answer approve(PaymentBill bill, String billingKey, int number) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Balance balance(PaymentBill bill, Capture capture) {
            asked.incrementAndGet();
            if (capped) {
                return new Balance.NotAsked();
            }
            return silent ? new Balance.Unclear() : new Balance.Left(LUNCH);
        }

        @Override
        public RefundAnswer refund(UUID order, Capture capture, Won amount, Won left, RefundTry attempt) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<List<Entry>> journal(Instant from, Instant to, Optional<String> after) {
            return Optional.empty();
        }
    }
}
