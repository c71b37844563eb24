package dev.dosirak.payment.charge;

import static dev.dosirak.payment.charge.PaymentTest.LUNCH;
import static dev.dosirak.payment.charge.PaymentTest.MINA;
import static dev.dosirak.payment.charge.PaymentTest.NOON;
import static dev.dosirak.payment.charge.PaymentTest.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.payment.charge.Chargeback.Outcome;
import dev.dosirak.payment.charge.GatewayChooser.Choice;
import dev.dosirak.payment.charge.JournalCheckpoints.Checkpoint;
import dev.dosirak.payment.charge.Payment.Approved;
import dev.dosirak.payment.charge.Payment.Cancelled;
import dev.dosirak.payment.charge.Payment.CancelledUnseen;
import dev.dosirak.payment.charge.Payment.Declined;
import dev.dosirak.payment.charge.Payment.Refunded;
import dev.dosirak.payment.charge.Payment.Reversed;
import dev.dosirak.payment.charge.PaymentCommand.CloseChargeback;
import dev.dosirak.payment.charge.PaymentCommand.OpenChargeback;
import dev.dosirak.payment.charge.PaymentCommand.RequestPartialRefund;
import dev.dosirak.payment.charge.Rechecks.Party;
import dev.dosirak.payment.charge.Reconciliation.Pass;
import dev.dosirak.payment.charge.World.Crash;
import dev.dosirak.payment.method.CardKeys;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.kernel.Won;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Invariants I1 and I2 with two gateways: an order is never charged twice, by whichever of them, and is charged if and
/// only if it is not off. Workers,
/// customers and time interleave at every step, answers are lost, late or come days after all promises, the gateway
/// takes money back by itself or refuses to, processes crash anywhere; then it is quiet, and what the gateway has
/// still of what it took is what our state says.
class MoneyPropertiesTest {

    static final PaymentRetrySchedule PACE = TestSchedules.USUAL;
    static final int WORLDS_PER_RUN = 40;

    @RepeatedTest(100)
    void theMoneyIsTakenOnceOrNotAtAll(RepetitionInfo run) {
        for (int i = 0; i < WORLDS_PER_RUN; i++) {
            new Story(run.getCurrentRepetition() * 1_000L + i).play();
        }
    }

    /// One order in one world.
    private static final class Story {

        private static final Pass SOON = new Pass("soon", Duration.ofMinutes(1));
        private static final Pass NEXT_DAY = new Pass("next-day", Duration.ofDays(1));
        private static final int MOST_EVENTS = 120;

        private final long seed;
        private final World world;
        private final InMemoryPayments kept;
        private final List<ModelGateway> gateways;
        private final CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands;
        private final PaymentProcessor paymentProcessor;
        private final RecheckProcessor recheckProcessor;
        private final Map<String, Reconciliation> reconciliations;
        private final InMemoryTasks tasks = new InMemoryTasks();
        private final Instant payBy;
        private final PaymentBill bill;
        private final PaymentWindows windows;
        private final List<PaymentWindow> opened = new ArrayList<>();

        /// The second gateway, in its windows.
        private final boolean takesMoneyUnasked;

        private int parts;
        private int disputes;
        private boolean off;
        private boolean cardRemoved;

        Story(long seed) {
            this.seed = seed;
            this.world = new World(seed, 40);
            this.kept = new InMemoryPayments(PACE, world);
            boolean declines = world.pick(8) == 0;
            this.gateways =
                    List.of(new ModelGateway("model", world, declines), new ModelGateway("second", world, declines));
            this.bill = world.pick(2) == 0 ? LUNCH : WindowRulesTest.LUNCH;
            this.payBy = NOON.plusSeconds(world.pick(2) == 0 ? 5 + world.pick(30) : 600);
            var payments = new TroubledPayments(kept, world);
            this.takesMoneyUnasked = bill.inWindow() && world.pick(3) == 0;
            var all = new PaymentGateways(List.of(gateways.getFirst(), asked(gateways.getLast())));
            var card = new CardKeys("kb", Map.of("model", "key", "second", "another key"));
            PaymentProcessor.BillingKeys billingKeys = (_, _) -> cardRemoved ? Optional.empty() : Optional.of(card);
            this.commands = Payments.commands(payments, world);
            this.paymentProcessor = new PaymentProcessor(
                    payments, kept.due(), commands, all, this::choose, billingKeys, PACE, world, world);
            this.windows = new PaymentWindows(
                    payments,
                    commands,
                    (_, _, failed) -> choose(bill, card, failed),
                    all,
                    gateways.stream().map(this::windowAt).toList(),
                    world);
            this.recheckProcessor =
                    new RecheckProcessor(payments, new TroubledRechecks(kept.rechecks(), world), commands, all);
            var marks = new InMemoryJournalCheckpoints();
            this.reconciliations = gateways.stream()
                    .collect(Collectors.toMap(
                            ModelGateway::name,
                            it -> new Reconciliation(it, payments, commands, marks, tasks, world, world)));
            for (var pass : List.of(SOON, NEXT_DAY)) {
                reconciliations
                        .keySet()
                        .forEach(it ->
                                marks.advance(pass.at(it).name(), Checkpoint.of(NOON.minus(pass.behind())), NOON));
            }
            world.others(this::somethingElse);
        }

        void play() {
            for (int step = 0; step < 12; step++) {
                somethingElse();
            }
            world.calm();
            place();
            endDisputes();
            settleFor(Duration.ofSeconds(30), 120);
            settleFor(Duration.ofMinutes(30), 100);
            check();
        }

        /// Two days pass.
        private void settleFor(Duration pause, int looks) {
            for (int look = 0; look < looks; look++) {
                world.pass(pause);
                kept.due().claim(10).forEach(this::settle);
                kept.rechecks().claim(Party.GATEWAY, 10).forEach(it -> survive(() -> recheckProcessor.process(it)));
                compare(SOON);
                compare(NEXT_DAY);
            }
        }

        private void somethingElse() {
            switch (world.pick(bill.inWindow() ? 18 : 12)) {
                case 0, 1 -> place();
                case 2, 3, 4, 5 -> settle(ORDER);
                case 6, 7 -> world.pass(Duration.ofMillis(world.pick(12_000)));
                case 8 -> mayBeCalledOff();
                case 9 -> cardRemoved = world.pick(12) == 0;
                case 10 -> {
                    mayBeReversed();
                    mayGoBackInPart();
                    mayBeDisputed();
                }
                case 11 -> compare(SOON);
                case 12 -> survive(() -> opened.add(windows.open(ORDER, MINA)));
                case 13, 14, 15 -> comeBack();
                case 16, 17 -> payInWindow();
                default -> throw new IllegalStateException();
            }
        }

        private PaymentGateway asked(ModelGateway gateway) {
            return takesMoneyUnasked ? new UnaskedGateway(gateway) : gateway;
        }

        private PaymentWindow window(int number, String pg) {
            return takesMoneyUnasked && pg.equals("second")
                    ? new PaymentWindow(number, pg, ORDER.toString(), "http://localhost/script", Map.of(), true)
                    : WindowRulesTest.window(number, pg);
        }

        private void payInWindow() {
            if (opened.stream().anyMatch(PaymentWindow::takesMoneyUnasked)) {
                gateways.getLast().payInWindow(bill);
            }
        }

        private WindowGateway windowAt(ModelGateway gateway) {
            return new WindowGateway() {
                @Override
                public String name() {
                    return gateway.name();
                }

                @Override
                public ReturnCheck check(PaymentBill bill, WindowReturn back) {
                    return ReturnCheck.NEEDS_NO_PROOF;
                }

                @Override
                public boolean takesMoneyUnasked() {
                    return true;
                }

                @Override
                public WindowGateway.Opening open(PaymentBill bill, int number) {
                    world.meanwhile();
                    return world.chance(15)
                            ? new WindowGateway.Opening.NotOpened()
                            : new WindowGateway.Opening.Opened(window(number, gateway.name()));
                }
            };
        }

        /// From any window that was ever opened, and perhaps with another amount.
        private void comeBack() {
            if (!opened.isEmpty()) {
                var key = opened.get(world.pick(opened.size())).authorized();
                var amount = world.pick(10) == 0 ? Won.of(1) : bill.amount();
                survive(() ->
                        windows.customerReturned(ORDER, MINA, new WindowReturn(ORDER, key, amount, Optional.empty())));
            }
        }

        private void compare(Pass pass) {
            reconciliations.forEach((gateway, it) -> survive(() -> it.run(pass.at(gateway))));
        }

        /// Any of them, as health and weights may have it.
        private Choice choose(PaymentBill bill, CardKeys card, Optional<String> failed) {
            if (world.chance(10)) {
                return new Choice.Later(Duration.ofSeconds(world.pick(5)));
            }
            return new Choice.Ask(gateways.get(world.pick(gateways.size())).name());
        }

        private void place() {
            survive(() -> commands.handle(ORDER, at -> new PaymentCommand.Request(bill, payBy, at)));
        }

        private void settle(UUID order) {
            survive(() -> paymentProcessor.process(order));
        }

        private void mayBeCalledOff() {
            switch (world.pick(6)) {
                case 0 ->
                    off |= survive(() -> commands.handle(ORDER, at -> new PaymentCommand.Withdraw(ORDER, MINA, at)));
                case 1 ->
                    off |= survive(() -> commands.handle(
                            ORDER, at -> new PaymentCommand.Refund(LUNCH.amount(), "shop rejected", at)));
                default -> {}
            }
        }

        private void mayBeReversed() {
            var gateway = gateways.get(world.pick(gateways.size()));
            long net = gateway.net();
            if (net > 0 && world.pick(3) == 0) {
                gateway.reverse(ORDER, Won.of(world.pick(2) == 0 ? net : 1 + world.pick((int) net)));
            }
        }

        private void mayGoBackInPart() {
            if (world.pick(2) == 0) {
                var part = new RequestPartialRefund(
                        new UUID(0, ++parts), Won.of(1 + world.pick(9_000)), "cold", MINA, world.instant());
                survive(() -> commands.handle(ORDER, part));
                survive(() -> paymentProcessor.process(ORDER));
            }
        }

        private void mayBeDisputed() {
            if (world.pick(3) > 0) {
                return;
            }
            if (disputes == 0 || world.pick(2) == 0) {
                var dispute = new OpenChargeback(
                        new UUID(1, ++disputes),
                        Won.of(1 + world.pick((int) bill.amount().amount())),
                        "fraud",
                        MINA,
                        world.instant());
                survive(() -> commands.handle(ORDER, dispute));
            } else {
                decide(new UUID(1, 1 + world.pick(disputes)));
            }
        }

        private void decide(UUID dispute) {
            var outcome = world.pick(2) == 0 ? Outcome.WON : Outcome.LOST;
            survive(() -> commands.handle(ORDER, at -> new CloseChargeback(dispute, outcome, MINA, at)));
        }

        private void endDisputes() {
            for (int dispute = 1; dispute <= disputes; dispute++) {
                decide(new UUID(1, dispute));
            }
        }

        /// True when it was done for sure.
        private static boolean survive(Runnable work) {
            try {
                work.run();
                return true;
            } catch (Stale | Refused | Crash e) {
                return false; // Kafka or the sweep comes again, as the story does
            }
        }

        private void check() {
            var state = kept.load(ORDER).state();
            var history = kept.history(ORDER);
            long net = gateways.stream().mapToLong(ModelGateway::net).sum();

            assertThat(kept.isQuiet()).as("settled, seed %d: %s", seed, history).isTrue();
            assertThat(tasks.open(0, 10))
                    .as("unexplained, seed %d: %s", seed, history)
                    .isEmpty();
            assertThat(gateways)
                    .flatExtracting(ModelGateway::captures)
                    .as("captures, seed %d: %s", seed, history)
                    .hasSizeLessThanOrEqualTo(takesMoneyUnasked ? 2 : 1);
            assertThat(gateways)
                    .flatExtracting(ModelGateway::asked)
                    .as("asked in time, seed %d: %s", seed, history)
                    .allMatch(it -> it.isBefore(payBy));
            long expected = switch (state) {
                case Approved s -> s.left().amount();
                case Reversed s -> s.left().amount();
                case Refunded s -> Math.min(net, s.left().amount()); // what was lost before it went back stays there
                case Declined _, Cancelled _, CancelledUnseen _ -> 0;
                default -> throw new AssertionError("Not settled, seed %d: %s".formatted(seed, history));
            };
            assertThat(net).as("money, seed %d: %s", seed, history).isEqualTo(expected);
            if (state instanceof Payment.Paid s) {
                checkParts(s, history);
            }
            if (off) {
                assertThat(net)
                        .as("money of an order that is off, seed %d: %s", seed, history)
                        .isLessThanOrEqualTo(state instanceof Payment.Captured s ? lost(s) : 0);
            }
            if (state instanceof Payment.Captured s && gateways.stream().allMatch(ModelGateway::isFaithful)) {
                assertThat(net)
                        .as("had by a dispute and once more, seed %d: %s", seed, history)
                        .isGreaterThanOrEqualTo(lostBeforeAnythingWentBack(s, history));
            }
            assertThat(history.stream().filter(PaymentEvent.ResultUnknown.class::isInstance))
                    .as("unknown once an attempt, seed %d: %s", seed, history)
                    .hasSizeLessThanOrEqualTo(bill.inWindow() ? attempts(history) : 1);
            assertThat(history).as("seed %d", seed).hasSizeLessThan(MOST_EVENTS);
            for (var once : List.of(
                    PaymentEvent.Approved.class,
                    PaymentEvent.Declined.class,
                    PaymentEvent.RefundResultUnknown.class,
                    PaymentEvent.Refunded.class)) {
                assertThat(history.stream().filter(once::isInstance))
                        .as("%s, seed %d: %s", once.getSimpleName(), seed, history)
                        .hasSizeLessThanOrEqualTo(1);
            }
        }

        private static long lost(Payment.Captured state) {
            return Won.sum(state.funds().chargebacks().stream()
                            .filter(Chargeback::isLost)
                            .map(Chargeback::amount))
                    .amount();
        }

        /// Of disputes that began while the whole was not on its way back.
        private static long lostBeforeAnythingWentBack(Payment.Captured state, List<PaymentEvent> history) {
            Payment before = new Payment.Nothing();
            var sum = Won.ZERO;
            for (var event : history) {
                if (event instanceof PaymentEvent.ChargebackOpened e && before instanceof Approved) {
                    var now = state.funds().chargeback(e.id()).filter(Chargeback::isLost);
                    sum = sum.plus(now.map(Chargeback::amount).orElse(Won.ZERO));
                }
                before = Payment.evolve(before, event);
            }
            return Math.min(
                    sum.amount(),
                    state.capture()
                            .amount()
                            .minus(state.funds().partlyRefunded())
                            .amount());
        }

        /// What was asked for has gone back once, and where the gateways have done what they
        /// promise, nothing else.
        private void checkParts(Payment.Paid state, List<PaymentEvent> history) {
            var all = state.funds().partialRefunds();
            assertThat(all).as("parts, seed %d: %s", seed, history).noneMatch(PartialRefund::isOpen);
            assertThat(state.left().amount() + state.funds().partlyRefunded().amount())
                    .as("parts, seed %d: %s", seed, history)
                    .isLessThanOrEqualTo(bill.amount().amount());
            if (gateways.stream().allMatch(ModelGateway::isFaithful)) {
                assertThat(state).as("seed %d: %s", seed, history).isInstanceOf(Approved.class);
                assertThat(all)
                        .as("parts, seed %d: %s", seed, history)
                        .allMatch(it -> it.stage() == PartialRefund.Stage.DONE
                                || !state.funds().chargebacks().isEmpty());
                assertThat(state.left())
                        .as("left, seed %d: %s", seed, history)
                        .isEqualTo(bill.amount().minus(state.funds().partlyRefunded()));
            }
        }
    }

    private static int attempts(List<PaymentEvent> history) {
        return (int) history.stream()
                .filter(PaymentEvent.Attempted.class::isInstance)
                .map(it -> ((PaymentEvent.Attempted) it).attempt().number())
                .distinct()
                .count();
    }

    /// A store around which the world turns, and which a process may not live to see.
    private record TroubledPayments(InMemoryPayments kept, World world) implements Payments {

        @Override
        public Versioned<Payment> load(UUID order) {
            world.meanwhile();
            return kept.load(order);
        }

        @Override
        public Versioned<Payment> append(UUID order, Versioned<Payment> before, List<PaymentEvent> events) {
            world.meanwhile();
            var after = kept.append(order, before, events);
            world.meanwhile();
            return after;
        }
    }

    private record TroubledRechecks(Rechecks kept, World world) implements Rechecks {

        @Override
        public List<Recheck> claim(Party party, int limit) {
            return kept.claim(party, limit);
        }

        @Override
        public List<Recheck> claimOfGateway(String gateway, int limit) {
            return kept.claimOfGateway(gateway, limit);
        }

        @Override
        public List<Recheck> claimOfNoGateway(int limit) {
            return kept.claimOfNoGateway(limit);
        }

        @Override
        public void setAside(Recheck recheck, String why) {
            kept.setAside(recheck, why);
        }

        @Override
        public void unclear(Recheck recheck) {
            kept.unclear(recheck);
        }

        @Override
        public void passed(Recheck recheck) {
            world.meanwhile();
            kept.passed(recheck);
        }
    }
}
