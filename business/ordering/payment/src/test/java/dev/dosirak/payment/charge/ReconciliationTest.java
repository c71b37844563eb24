package dev.dosirak.payment.charge;

import static dev.dosirak.payment.charge.PaymentTest.APPROVED;
import static dev.dosirak.payment.charge.PaymentTest.ATTEMPTED;
import static dev.dosirak.payment.charge.PaymentTest.FIRST;
import static dev.dosirak.payment.charge.PaymentTest.LUNCH;
import static dev.dosirak.payment.charge.PaymentTest.MINA;
import static dev.dosirak.payment.charge.PaymentTest.MINAS_CARD;
import static dev.dosirak.payment.charge.PaymentTest.NOON;
import static dev.dosirak.payment.charge.PaymentTest.ORDER;
import static dev.dosirak.payment.charge.PaymentTest.PAY_BY;
import static dev.dosirak.payment.charge.PaymentTest.REFUND_REQUESTED;
import static dev.dosirak.payment.charge.PaymentTest.REQUESTED;
import static dev.dosirak.payment.charge.PaymentTest.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.payment.charge.JournalCheckpoints.Checkpoint;
import dev.dosirak.payment.charge.PaymentGateway.Movement;
import dev.dosirak.payment.charge.PaymentGateway.Unreadable;
import dev.dosirak.payment.charge.Reconciliation.Pass;
import dev.dosirak.platform.kernel.Won;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Over a journal that is written here.
class ReconciliationTest {

    static final Pass SOON = new Pass("soon", Duration.ofMinutes(1));
    static final Duration LONGEST_RUN = Duration.ofMinutes(2);

    final World world = new World(1, 0);
    final InMemoryPayments payments = new InMemoryPayments(MoneyPropertiesTest.PACE, world);
    final InMemoryTasks tasks = new InMemoryTasks();
    final InMemoryJournalCheckpoints marks = new InMemoryJournalCheckpoints();
    final WrittenJournal gateway = new WrittenJournal(world);
    final Reconciliation reconciliation = by(world);

    @BeforeEach
    void comparedUpToNoon() {
        marks.advance(SOON.name(), Checkpoint.of(NOON.minus(SOON.behind())), NOON);
    }

    @Test
    void moneyThatNobodyKnowsOfIsShownToPeople() {
        gateway.enter(taken("tx-1", "pay-1"));
        runAfter(Duration.ofMinutes(5));

        assertThat(open()).containsExactly("UNEXPLAINED pay-1");
    }

    /// A clock was an hour ahead for a while, and money was taken before that hour was over.
    @Test
    void whatAClockThatWasAheadHasPassedByIsComparedAllTheSame() {
        by(() -> world.instant().plus(Duration.ofHours(1))).run(SOON);
        gateway.enter(taken("tx-1", "pay-1"));
        runAfter(Duration.ofMinutes(5));

        assertThat(open()).containsExactly("UNEXPLAINED pay-1");
        assertThat(marks.of(SOON.name())).contains(Checkpoint.of(world.instant().minus(SOON.behind())));
    }

    @Test
    void anEntryThatCannotBeReadIsShownToPeopleAndHidesNoOther() {
        gateway.enter(new Unreadable(Optional.of("tx-1"), "{\"transactionKey\": \"tx-1\"}"));
        gateway.enter(taken("tx-2", "pay-2"));
        gateway.enter(new Unreadable(Optional.empty(), "{}"));
        runAfter(Duration.ofMinutes(5));
        runAfter(Duration.ofMinutes(1));

        assertThat(open())
                .hasSize(3)
                .contains("UNEXPLAINED tx-1", "UNEXPLAINED pay-2")
                .allMatch(it -> it.startsWith("UNEXPLAINED"));
        assertThat(marks.of(SOON.name())).contains(Checkpoint.of(world.instant().minus(SOON.behind())));
    }

    @Test
    void anEntryThatNoTableTakesIsShownToPeopleAndStopsNoOther() {
        gateway.enter(new Unreadable(Optional.of("a\u0000b"), "{}"));
        gateway.enter(taken("tx\u0000", "pay-1"));
        gateway.enter(taken("tx-2", "x".repeat(3_000)));
        gateway.enter(taken("tx-3", "pay-3"));
        runAfter(Duration.ofMinutes(5));
        runAfter(Duration.ofMinutes(1));

        assertThat(open())
                .hasSize(4)
                .contains("UNEXPLAINED pay-3")
                .allMatch(it -> it.length() < 100 && it.chars().noneMatch(Character::isISOControl));
        assertThat(marks.of(SOON.name())).contains(Checkpoint.of(world.instant().minus(SOON.behind())));
    }

    @Test
    void peopleAreToldOnceOfAJournalThatStandsStillUntilItGoesOn() {
        gateway.saysNothing(true);
        runAfter(Duration.ofMinutes(59));
        assertThat(open()).isEmpty();

        runAfter(Duration.ofMinutes(5));
        runAfter(Duration.ofMinutes(5));
        assertThat(open()).containsExactly("JOURNAL_BEHIND soon");

        gateway.saysNothing(false);
        runAfter(Duration.ofMinutes(5));
        assertThat(open()).isEmpty();
    }

    /// A day after it was moved, as when nobody has compared for a day.
    @Test
    void howLongAnEntryIsTriedDoesNotDependOnItsAge() {
        keep(LUNCH, List.of(REQUESTED, ATTEMPTED, APPROVED));
        gateway.enter(new Movement("tx-1", ORDER.toString(), TAKEN.paymentKey(), false, LUNCH.amount(), NOON));
        gateway.saysNoBalance(true);
        runAfter(Duration.ofDays(1));
        runAfter(Duration.ofMinutes(50));
        assertThat(open()).doesNotContain("UNEXPLAINED " + TAKEN.paymentKey());

        gateway.saysNoBalance(false);
        runAfter(Duration.ofMinutes(5));
        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.Reversed.class);
        assertThat(open()).isEmpty();
    }

    @Test
    void anEntryThatIsNotExplainedForLongKeepsNoOtherWaiting() {
        keep(LUNCH, List.of(REQUESTED, ATTEMPTED, APPROVED));
        gateway.enter(new Movement("tx-1", ORDER.toString(), TAKEN.paymentKey(), false, LUNCH.amount(), NOON));
        gateway.enter(taken("tx-2", "pay-2"));
        gateway.saysNoBalance(true);
        runAfter(Duration.ofMinutes(5));
        runAfter(Duration.ofMinutes(59));
        assertThat(open()).doesNotContain("UNEXPLAINED " + TAKEN.paymentKey());
        runAfter(Duration.ofMinutes(1));

        assertThat(open()).contains("UNEXPLAINED " + TAKEN.paymentKey());
    }

    @Test
    void severalThatAreNotExplainedForLongKeepOthersWaitingNoLongerThanOne() {
        givenBack("tx-1", "pay-1", approved());
        givenBack("tx-2", "pay-2", approved());
        givenBack("tx-3", "pay-3", approved());
        var late = bill();
        keep(
                late,
                List.of(
                        new PaymentEvent.Requested(late, PAY_BY, NOON),
                        ATTEMPTED,
                        new PaymentEvent.Declined("no", NOON)));
        gateway.enter(new Movement("tx-4", late.order().toString(), "pay-4", true, late.amount(), NOON));
        gateway.has("pay-4", late.amount());
        gateway.saysNoBalance(true);
        runAfter(Duration.ofMinutes(5));
        runAfter(Duration.ofMinutes(59));
        assertThat(payments.load(late.order()).state()).isInstanceOf(Payment.Declined.class);

        runAfter(Duration.ofMinutes(1));
        assertThat(payments.load(late.order()).state()).isInstanceOf(Payment.RefundPending.class);
        assertThat(open()).containsExactly("UNEXPLAINED pay-1", "UNEXPLAINED pay-2", "UNEXPLAINED pay-3");
    }

    @Test
    void behindOneThatTheGatewayExplainsTheNextHasItsOwnTime() {
        givenBack("tx-1", "pay-1", approved());
        givenBack("tx-2", "pay-2", approved());
        givenBack("tx-3", "pay-3", approved());
        gateway.has("pay-2", Won.ZERO);
        gateway.saysNoBalance(true);
        runAfter(Duration.ofMinutes(5));
        runAfter(Duration.ofMinutes(60));
        assertThat(open()).contains("UNEXPLAINED pay-1").doesNotContain("UNEXPLAINED pay-3");

        runAfter(Duration.ofMinutes(59));
        assertThat(open()).doesNotContain("UNEXPLAINED pay-3");
        runAfter(Duration.ofMinutes(1));
        assertThat(open()).contains("UNEXPLAINED pay-3");
    }

    @Test
    void whenAllWasComparedTheNextHasItsOwnTime() {
        givenBack("tx-1", "pay-1", approved());
        gateway.saysNoBalance(true);
        runAfter(Duration.ofMinutes(5));
        runAfter(Duration.ofMinutes(60));
        assertThat(open()).contains("UNEXPLAINED pay-1");

        givenBack("tx-2", "pay-2", approved());
        runAfter(Duration.ofMinutes(5));
        runAfter(Duration.ofMinutes(59));
        assertThat(open()).doesNotContain("UNEXPLAINED pay-2");
        runAfter(Duration.ofMinutes(1));
        assertThat(open()).contains("UNEXPLAINED pay-2");
    }

    /// Our contract is at its end, not the gateway.
    @Test
    void whatWeMayNotAskForIsNotPassedBy() {
        var bill = approved();
        givenBack("tx-1", "pay-1", bill);
        gateway.has("pay-1", Won.ZERO);
        gateway.mayBeAsked(false);
        runAfter(Duration.ofMinutes(5));
        runAfter(Duration.ofHours(2));
        assertThat(open()).containsExactly("JOURNAL_BEHIND soon");

        gateway.mayBeAsked(true);
        runAfter(Duration.ofMinutes(1));
        assertThat(open()).isEmpty();
        assertThat(gateway.asked()).containsExactly(bill);
    }

    /// A hundred payments are reversed in the same moment, and the gateway takes three seconds to say so of
    /// each.
    @Test
    void aSlowGatewayEndsTheRunAndTheNextOneGoesOnBehindWhatWasCompared() {
        var paymentBills = Stream.generate(ReconciliationTest::bill).limit(100).toList();
        paymentBills.forEach(it -> {
            keep(it, List.of(new PaymentEvent.Requested(it, PAY_BY, NOON), ATTEMPTED, APPROVED));
            gateway.enter(new Movement(
                    "tx-" + it.order(), it.order().toString(), TAKEN.paymentKey(), false, it.amount(), NOON));
        });
        gateway.answersAfter(Duration.ofSeconds(3));
        world.pass(Duration.ofMinutes(5));

        for (int run = 0; run < 3; run++) {
            var began = world.instant();
            reconciliation.run(SOON);
            assertThat(Duration.between(began, world.instant())).isLessThan(LONGEST_RUN.plusSeconds(10));
        }

        assertThat(gateway.asked()).containsExactlyElementsOf(paymentBills);
        assertThat(paymentBills).allMatch(it -> payments.load(it.order()).state() instanceof Payment.Reversed);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 8})
    void moneyThatTheGatewayDoesNotShowIsShownToPeopleHoweverFarTheRefundIs(int events) {
        var history = List.<PaymentEvent>of(
                REQUESTED,
                ATTEMPTED,
                APPROVED,
                REFUND_REQUESTED,
                new PaymentEvent.RefundAttempted(FIRST, LUNCH.amount()),
                new PaymentEvent.RefundResultUnknown(NOON),
                new PaymentEvent.RefundStuck(8, "not-cancelable-payment", NOON),
                new PaymentEvent.Refunded(LUNCH.amount(), NOON));
        keep(LUNCH, history.subList(0, events));
        gateway.enter(taken("tx-1", TAKEN.paymentKey()));
        gateway.enter(taken("tx-2", "pay-2"));
        runAfter(Duration.ofMinutes(5));

        assertThat(open()).containsExactly("UNEXPLAINED pay-2");
    }

    /// Whoever knows the number of an order can pay something for it in a window of a gateway that
    /// takes money by itself, also where a card has paid elsewhere.
    @Test
    void whatIsPaidBesideACardGoesBackAsWhatItIs() {
        var bill = bill();
        var beside = new Capture(TAKEN.pg(), bill.order().toString(), Won.of(100));
        keep(
                bill,
                List.of(
                        new PaymentEvent.Requested(bill, PAY_BY, NOON),
                        new PaymentEvent.Attempted(new Attempt(1, "other", NOON)),
                        new PaymentEvent.Approved(new Capture("other", "pay-1", bill.amount()), NOON)));
        gateway.enter(new Movement(
                "tx-1", bill.order().toString(), beside.paymentKey(), true, beside.amount(), world.instant()));
        gateway.has(beside.paymentKey(), beside.amount());
        runAfter(Duration.ofMinutes(5));
        assertThat(((Payment.Approved) payments.load(bill.order()).state()).secondsToRefund())
                .extracting(SecondCapture::capture)
                .containsExactly(beside);

        gateway.has(beside.paymentKey(), Won.ZERO);
        gateway.enter(new Movement(
                "tx-2", bill.order().toString(), beside.paymentKey(), false, beside.amount(), world.instant()));
        runAfter(Duration.ofMinutes(5));
        assertThat(open()).isEmpty();
    }

    /// Of what is asked for elsewhere meanwhile, the end must be known first: nobody else would look at
    /// it again.
    @Test
    void whileAnotherGatewayIsBeingAskedNothingIsDecided() {
        var bill = bill();
        keep(bill, List.of(new PaymentEvent.Requested(bill, PAY_BY, NOON)));
        gateway.enter(new Movement("tx-1", bill.order().toString(), "pay-1", true, Won.of(100), world.instant()));
        gateway.has("pay-1", Won.of(100));
        gateway.meanwhile(() -> {
            gateway.meanwhile(() -> {});
            keep(bill, List.of(new PaymentEvent.Attempted(new Attempt(1, "other", NOON))));
        });
        runAfter(Duration.ofMinutes(5));
        assertThat(payments.load(bill.order()).state()).isInstanceOf(Payment.InProgress.class);

        keep(bill, List.of(new PaymentEvent.Approved(new Capture("other", "pay-2", bill.amount()), NOON)));
        runAfter(Duration.ofMinutes(5));
        assertThat(((Payment.Approved) payments.load(bill.order()).state()).secondsToRefund())
                .hasSize(1);
    }

    /// Somebody paid it in a window, and it was cancelled before anybody looked.
    @Test
    void whatGoesBackOfMoneyThatIsOnNoRecordIsNoTask() {
        var bill = bill();
        keep(
                bill,
                List.of(
                        new PaymentEvent.Requested(bill, PAY_BY, NOON),
                        new PaymentEvent.Attempted(new Attempt(1, "other", NOON)),
                        new PaymentEvent.Approved(new Capture("other", "pay-1", bill.amount()), NOON)));
        gateway.has("pay-2", Won.ZERO);
        for (boolean taken : List.of(true, false)) {
            gateway.enter(
                    new Movement("tx-" + taken, bill.order().toString(), "pay-2", taken, Won.of(100), world.instant()));
        }
        runAfter(Duration.ofMinutes(5));
        assertThat(open()).isEmpty();
        assertThat(gateway.asked()).as("only of what was taken").hasSize(1);
    }

    private Reconciliation by(InstantSource clock) {
        return new Reconciliation(gateway, payments, Payments.commands(payments, clock), marks, tasks, clock, clock);
    }

    private PaymentBill approved() {
        var bill = bill();
        keep(bill, List.of(new PaymentEvent.Requested(bill, PAY_BY, NOON), ATTEMPTED, APPROVED));
        return bill;
    }

    private void givenBack(String name, String paymentKey, PaymentBill bill) {
        gateway.enter(new Movement(name, bill.order().toString(), paymentKey, false, bill.amount(), world.instant()));
    }

    private void runAfter(Duration time) {
        world.pass(time);
        reconciliation.run(SOON);
    }

    private List<String> open() {
        return tasks.open(0, 10).stream()
                .map(it -> it.kind() + " " + it.about())
                .toList();
    }

    private void keep(PaymentBill bill, List<PaymentEvent> history) {
        payments.append(bill.order(), payments.load(bill.order()), history);
    }

    private static PaymentBill bill() {
        return new PaymentBill(UUID.randomUUID(), MINA, MINAS_CARD, Won.of(18_000));
    }

    private static Movement taken(String name, String paymentKey) {
        return new Movement(name, ORDER.toString(), paymentKey, true, LUNCH.amount(), NOON);
    }
}
