package dev.dosirak.payment.charge;

import static dev.dosirak.payment.charge.PaymentTest.LUNCH;
import static dev.dosirak.payment.charge.PaymentTest.MINA;
import static dev.dosirak.payment.charge.PaymentTest.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.payment.charge.Payment.Approved;
import dev.dosirak.payment.charge.Payment.Cancelled;
import dev.dosirak.payment.charge.Payment.CancelledUnseen;
import dev.dosirak.payment.charge.Payment.Declined;
import dev.dosirak.payment.charge.Payment.Refunded;
import dev.dosirak.payment.charge.World.Crash;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Invariants I1 and I2: an order is never charged twice, and is charged if and only if it is not off. Workers,
/// customers and time interleave at every step, answers are lost or late, processes crash anywhere; then it is
/// quiet.
class MoneyPropertiesTest {

    static final Pace PACE = new Pace(Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofMinutes(1));
    static final int WORLDS_PER_RUN = 40;

    @RepeatedTest(100)
    void theMoneyIsTakenOnceOrNotAtAll(RepetitionInfo run) {
        for (int i = 0; i < WORLDS_PER_RUN; i++) {
            new Story(run.getCurrentRepetition() * 1_000L + i).play();
        }
    }

    /// One order in one world.
    private static final class Story {

        private final long seed;
        private final World world;
        private final InMemoryPayments kept = new InMemoryPayments(PACE);
        private final ModelGateway gateway;
        private final PaymentDesk desk;
        private final Cashier cashier;
        private boolean off;
        private boolean cardRemoved;

        Story(long seed) {
            this.seed = seed;
            this.world = new World(seed, 40);
            this.gateway = new ModelGateway(world, world.pick(8) == 0);
            var payments = new TroubledPayments(kept, world);
            Cards cards = (_, _) -> cardRemoved ? Optional.empty() : Optional.of("key");
            this.desk = new PaymentDesk(payments, world);
            this.cashier = new Cashier(payments, gateway, cards, PACE, world);
            world.others(this::somethingElse);
        }

        void play() {
            for (int step = 0; step < 12; step++) {
                somethingElse();
            }
            world.calm();
            place();
            for (int look = 0; look < 100 && !kept.isQuiet(); look++) {
                world.pass(Duration.ofSeconds(30));
                kept.claimDue(world.instant(), 10).forEach(this::settle);
            }
            check();
        }

        private void somethingElse() {
            switch (world.pick(10)) {
                case 0, 1 -> place();
                case 2, 3, 4, 5 -> settle(ORDER);
                case 6, 7 -> world.pass(Duration.ofMillis(world.pick(12_000)));
                case 8 -> mayBeCalledOff();
                case 9 -> cardRemoved = world.pick(12) == 0;
                default -> throw new IllegalStateException();
            }
        }

        private void place() {
            survive(() -> desk.request(LUNCH));
        }

        private void settle(UUID order) {
            survive(() -> cashier.settle(order));
        }

        private void mayBeCalledOff() {
            switch (world.pick(6)) {
                case 0 -> off |= survive(() -> desk.withdraw(ORDER, MINA));
                case 1 -> off |= survive(() -> desk.refund(ORDER, LUNCH.amount(), "shop rejected"));
                default -> {}
            }
        }

        /// True when it was done for sure.
        private static boolean survive(Runnable work) {
            try {
                work.run();
                return true;
            } catch (Stale | PaymentRefused | Crash e) {
                return false; // Kafka or the sweep comes again, as the story does
            }
        }

        private void check() {
            var state = kept.load(ORDER).state();
            var history = kept.history(ORDER);
            long net = gateway.taken() - gateway.given();

            assertThat(kept.isQuiet()).as("settled, seed %d: %s", seed, history).isTrue();
            assertThat(gateway.captures())
                    .as("captures, seed %d: %s", seed, history)
                    .hasSizeLessThanOrEqualTo(1);
            long expected = switch (state) {
                case Approved s -> s.bill().amount().amount();
                case Declined _, Cancelled _, CancelledUnseen _, Refunded _ -> 0;
                default -> throw new AssertionError("Not settled, seed %d: %s".formatted(seed, history));
            };
            assertThat(net).as("money, seed %d: %s", seed, history).isEqualTo(expected);
            if (off) {
                assertThat(net)
                        .as("money of an order that is off, seed %d: %s", seed, history)
                        .isZero();
            }
            for (var once : List.of(
                    PaymentEvent.Approved.class,
                    PaymentEvent.BecameUnclear.class,
                    PaymentEvent.RefundBecameUnclear.class,
                    PaymentEvent.Refunded.class)) {
                assertThat(history.stream().filter(once::isInstance))
                        .as("%s, seed %d: %s", once.getSimpleName(), seed, history)
                        .hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    /// A store around which the world turns, and which a process may not live to see.
    private record TroubledPayments(Payments kept, World world) implements Payments {

        @Override
        public Versioned<Payment> load(UUID order) {
            world.meanwhile();
            return kept.load(order);
        }

        @Override
        public Versioned<Payment> append(UUID order, Versioned<Payment> before, List<PaymentEvent> news) {
            world.meanwhile();
            var after = kept.append(order, before, news);
            world.meanwhile();
            return after;
        }

        @Override
        public List<UUID> claimDue(Instant now, int limit) {
            return kept.claimDue(now, limit);
        }
    }
}
