package dev.dosirak.payment.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.payment.charge.Attempt;
import dev.dosirak.payment.charge.Capture;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.charge.RefundTry;
import dev.dosirak.payment.distribution.GatewayHealth.Level;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MeasuredGatewayTest {

    private static final Won LUNCH = Won.of(18_000);
    private static final Capture TAKEN = new Capture("nice", "tid-1", LUNCH);

    private final MovableClock clock = new MovableClock(Street.NOON);
    private final GatewayHealth health = new GatewayHealth(clock);
    private final Scripted nice = new Scripted();
    private final MeasuredGateway measured = new MeasuredGateway(nice, health);
    private final InMemoryRateLeases leases = new InMemoryRateLeases(clock);
    private final GatewayTable table =
            new GatewayTable(List.of(GatewayTerms.usual("nice", 10)), new InMemoryGatewaySettings(), clock);
    private final ContractedRates rates = new ContractedRates(leases, 2, clock);
    private final CappedGateway capped = new CappedGateway(measured, table, health, rates);

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(new PaymentGateway.Answer.Taken(TAKEN, LUNCH), CallResult.TAKEN),
                Arguments.of(new PaymentGateway.Answer.Declined("exceeded"), CallResult.DECLINED),
                Arguments.of(new PaymentGateway.Answer.Unclear(), CallResult.UNCLEAR),
                Arguments.of(new PaymentGateway.Answer.Undecided(), CallResult.UNDECIDED),
                Arguments.of(new PaymentGateway.Answer.NotSent(), CallResult.NOT_SENT),
                Arguments.of(new PaymentGateway.Finding.Found(TAKEN, LUNCH), CallResult.FOUND),
                Arguments.of(new PaymentGateway.Finding.NotFound(), CallResult.NOT_FOUND),
                Arguments.of(new PaymentGateway.Finding.Failed("no", Optional.empty()), CallResult.NOT_FOUND),
                Arguments.of(new PaymentGateway.Finding.Unclear(), CallResult.NOT_SAID),
                Arguments.of(new PaymentGateway.Balance.Left(LUNCH), CallResult.FOUND),
                Arguments.of(new PaymentGateway.Balance.NoCapture(), CallResult.NOT_FOUND),
                Arguments.of(new PaymentGateway.Balance.Unclear(), CallResult.NOT_SAID),
                Arguments.of(new PaymentGateway.RefundAnswer.Done(), CallResult.GIVEN_BACK),
                Arguments.of(new PaymentGateway.RefundAnswer.NotDone("balance-is-short"), CallResult.NOT_GIVEN_BACK),
                Arguments.of(new PaymentGateway.RefundAnswer.NotDone("gateway-away"), CallResult.REFUND_NOT_SENT),
                Arguments.of(new PaymentGateway.RefundAnswer.Unclear(), CallResult.REFUND_UNCLEAR));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void everyEndIsToldAndTheAnswerIsTheGateways(Object answer, CallResult result) {
        nice.next = answer;
        assertThat(ask(measured, answer)).isSameAs(answer);
        assertThat(health.count("nice", result)).isEqualTo(1);
        assertThat(health.condition("nice").inFlight()).isZero();
    }

    /// That our contract leaves no request to ask what its answers mean says nothing of the gateway.
    @Test
    void whatIsUndecidedIsNoIllness() {
        nice.next = new PaymentGateway.Answer.Undecided();
        for (int i = 0; i < 100; i++) {
            ask(measured, nice.next);
        }
        assertThat(health.condition("nice").level()).isEqualTo(GatewayHealth.Level.CLOSED);
    }

    /// Toss answers a request that it knows with the error of the first time, and may be well since.
    @Test
    void anOldErrorIsNoIllness() {
        nice.next = new PaymentGateway.Answer.Unclear();
        for (int i = 0; i < 100; i++) {
            measured.repeat(bill(), "key", 1);
            assertThat(health.condition("nice").inFlight()).isZero();
        }
        assertThat(health.condition("nice").level()).isEqualTo(GatewayHealth.Level.CLOSED);

        nice.next = new PaymentGateway.Answer.Taken(TAKEN, LUNCH);
        measured.repeat(bill(), "key", 1);
        assertThat(health.count("nice", CallResult.TAKEN)).isEqualTo(1);
    }

    @Test
    void whatBreaksInUsEndsTheRequestToo() {
        nice.next = "no answer at all";
        assertThatThrownBy(() -> measured.find(bill())).isInstanceOf(ClassCastException.class);
        assertThat(health.condition("nice").inFlight()).isZero();
        assertThat(health.count("nice", CallResult.NOT_SAID)).isEqualTo(1);
    }

    @Test
    void whatBecameOfAnAttemptIsInquiredAsAnAttempt() {
        nice.next = new PaymentGateway.Finding.NotFound();
        var attempt = new Attempt(1, "nice", Street.NOON);
        assertThat(capped.find(bill(), attempt)).isSameAs(nice.next);
        assertThat(capped.find(bill(), attempt)).isSameAs(nice.next);
        assertThat(capped.find(bill(), attempt)).isEqualTo(new PaymentGateway.Finding.NotAsked());
        assertThat(nice.attempts).containsExactly(attempt, attempt);
        assertThat(health.count("nice", CallResult.NOT_FOUND)).isEqualTo(2);
    }

    /// Ten a second are two in a slot.
    @ParameterizedTest
    @MethodSource("answers")
    void whatIsMoreThanTheContractAllowsIsNotSent(Object answer, CallResult result) {
        nice.next = answer;
        ask(capped, answer);
        ask(capped, answer);
        var tooMuch = ask(capped, answer);

        assertThat(nice.asked).hasSize(2);
        assertThat(tooMuch)
                .isIn(
                        new PaymentGateway.Answer.NotSent(),
                        new PaymentGateway.Finding.NotAsked(),
                        new PaymentGateway.Balance.NotAsked(),
                        new PaymentGateway.RefundAnswer.NotAsked());
        assertThat(health.count("nice", result))
                .as("says nothing of the gateway")
                .isEqualTo(2);
        clock.advance(RateLeases.SLOT);
        assertThat(ask(capped, answer)).isSameAs(answer);
    }

    /// They would keep all workers of this node from those that are well.
    @Test
    void ofAGatewayThatHangsOnlySoManyRequestsAreUnderWay() {
        var wide = new GatewayTable(List.of(GatewayTerms.usual("nice", 10_000)), new InMemoryGatewaySettings(), clock);
        var nested = new CappedGateway(measured, wide, health, rates);
        var answers = new ArrayList<Object>();
        nice.next = new PaymentGateway.Finding.NotFound();
        nice.meanwhile = () -> {
            if (nice.asked.size() < 100) {
                answers.add(nested.find(bill()));
            }
        };
        nested.find(bill());

        assertThat(nice.asked).hasSize(16);
        assertThat(answers).contains(new PaymentGateway.Finding.NotAsked());
        nice.meanwhile = () -> {};
        assertThat(nested.find(bill())).as("when they are over").isSameAs(nice.next);
    }

    @Test
    void aPageOfTheJournalIsARequestToo() {
        assertThat(capped.journal(Street.NOON, Street.NOON, Optional.empty())).isPresent();
        assertThat(capped.journal(Street.NOON, Street.NOON, Optional.empty())).isPresent();
        assertThat(capped.journal(Street.NOON, Street.NOON, Optional.empty())).isEmpty();
    }

    /// Whoever decided that it may still be sent decided it a while ago.
    @ParameterizedTest
    @MethodSource("answers")
    void whatHadToWaitForItsPermissionIsNotSent(Object answer, CallResult result) {
        nice.next = answer;
        leases.stall(() -> clock.advance(Duration.ofSeconds(1)));
        ask(capped, answer);
        assertThat(nice.asked).isEmpty();
        assertThat(health.count("nice", result)).isZero();

        leases.stall(() -> clock.advance(Duration.ofMillis(999)));
        clock.advance(RateLeases.SLOT);
        assertThat(ask(capped, answer)).isSameAs(answer);
    }

    @Test
    void aPaymentForWhichTheGatewayWasChosenHasItsRequestAlready() {
        var distributor = new Distributor(table, health, rates);
        var bill = bill();
        distributor.choose(bill.order(), LUNCH, "kb", Set.of("nice"), Optional.empty());
        nice.next = new PaymentGateway.Answer.Unclear();
        int lent = leases.asked();

        capped.approve(bill, "key", 1);
        assertThat(leases.asked()).isEqualTo(lent);
        capped.approve(bill, "key", 1);
        assertThat(leases.asked()).as("sent again, it is another one").isEqualTo(lent + 1);
    }

    @Test
    void aGatewayThatIsAwayIsAskedForAPaymentThatNobodyMadeAndNotTooOften() {
        var probes = new GatewayProbe(measured, health, UUID::randomUUID);
        probes.run();
        assertThat(nice.asked).as("it is well").isEmpty();
        nice.next = new PaymentGateway.Answer.NotSent();
        for (int i = 0; i < 5; i++) {
            measured.approve(bill(), "key", 1);
        }
        assertThat(health.condition("nice").level()).isEqualTo(Level.OPEN);
        nice.asked.clear();
        nice.next = new PaymentGateway.Finding.Unclear();

        probes.run();
        assertThat(nice.asked).as("its hold").isEmpty();
        for (int second = 0; second < 600; second++) {
            clock.advance(Duration.ofSeconds(1));
            probes.run();
        }
        assertThat(nice.asked).hasSizeBetween(10, 15).doesNotHaveDuplicates();

        nice.next = new PaymentGateway.Finding.NotFound();
        clock.advance(Duration.ofMinutes(1));
        probes.run();
        assertThat(health.condition("nice").level()).isEqualTo(Level.RAMPING);
    }

    private static PaymentBill bill() {
        return new PaymentBill(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), LUNCH);
    }

    private static Object ask(PaymentGateway gateway, Object answer) {
        return switch (answer) {
            case PaymentGateway.Answer _ -> gateway.approve(bill(), "key", 1);
            case PaymentGateway.Finding _ -> gateway.find(bill());
            case PaymentGateway.Balance _ -> gateway.balance(bill(), TAKEN);
            default -> gateway.refund(UUID.randomUUID(), TAKEN, LUNCH, Street.NOON);
        };
    }

    /// Gives the answer that is set.
    private static final class Scripted implements PaymentGateway {

        private final List<UUID> asked = new ArrayList<>();
        private final List<Attempt> attempts = new ArrayList<>();
        private Object next = "";
        private Runnable meanwhile = () -> {};

        @Override
        public String name() {
            return "nice";
        }

        @Override
        public boolean recognizesRepeats() {
            return true;
        }

        @Override
        public Answer approve(PaymentBill bill, String billingKey, int number) {
            asked.add(bill.order());
            return (Answer) next;
        }

        @Override
        public Finding find(PaymentBill bill, Attempt attempt) {
            attempts.add(attempt);
            return find(bill);
        }

        @Override
        public Finding find(PaymentBill bill) {
            asked.add(bill.order());
            meanwhile.run();
            return (Finding) next;
        }

        @Override
        public Balance balance(PaymentBill bill, Capture capture) {
            asked.add(bill.order());
            return (Balance) next;
        }

        @Override
        public RefundAnswer refund(UUID order, Capture capture, Won amount, Won left, RefundTry attempt) {
            asked.add(order);
            return (RefundAnswer) next;
        }

        @Override
        public Optional<List<Entry>> journal(Instant from, Instant to, Optional<String> after) {
            return Optional.of(List.of());
        }
    }
}
