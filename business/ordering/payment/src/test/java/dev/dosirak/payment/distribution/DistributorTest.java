package dev.dosirak.payment.distribution;

import static dev.dosirak.payment.distribution.Street.GATEWAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dosirak.payment.distribution.CallResult.Call;
import dev.dosirak.payment.distribution.Distributor.Choice;
import dev.dosirak.payment.distribution.Distributor.Choice.Ask;
import dev.dosirak.payment.distribution.Distributor.Choice.IssuerDown;
import dev.dosirak.payment.distribution.Distributor.Choice.Later;
import dev.dosirak.payment.distribution.Distributor.Choice.NoGateway;
import dev.dosirak.payment.distribution.Distributor.Reason;
import dev.dosirak.payment.distribution.GatewayHealth.Level;
import dev.dosirak.payment.distribution.GatewayOperation.Switch;
import dev.dosirak.payment.distribution.GatewaySettings.Author;
import dev.dosirak.payment.distribution.Street.Condition;
import dev.dosirak.platform.kernel.Won;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistributorTest {

    private static final Set<String> ALL = Set.copyOf(GATEWAYS);
    private static final Won LUNCH = Won.of(18_000);
    private static final Author JISU = new Author(UUID.randomUUID(), "a planned notice of NICE");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Street street = new Street(1, 10_000);
    private final GatewayOperation operation = new GatewayOperation(street.table, street.settings);

    @Test
    void theSamePaymentGetsTheSameGatewayWhileNothingChanges() {
        for (int i = 0; i < 100; i++) {
            var payment = new UUID(i, i);
            assertThat(choose(payment, ALL)).isEqualTo(choose(payment, ALL));
        }
    }

    @Test
    void gatewaysGetPaymentsInProportionToTheirWeights() {
        operation.weigh("toss", 600, JISU);
        operation.weigh("nice", 300, JISU);

        var shares = shares(ALL);

        assertThat(shares.get("toss")).isCloseTo(0.6, within(0.03));
        assertThat(shares.get("nice")).isCloseTo(0.3, within(0.03));
        assertThat(shares.get("portone")).isCloseTo(0.1, within(0.03));
    }

    @Test
    void whenAGatewayGoesNoPaymentMovesBetweenTheOthers() {
        var before = new HashMap<UUID, Choice>();
        for (int i = 0; i < 500; i++) {
            before.put(new UUID(i, 7), choose(new UUID(i, 7), ALL));
        }
        operation.turn("nice", new Switch.Gateway(), false, JISU);

        before.forEach((payment, choice) -> {
            if (!choice.equals(new Ask("nice"))) {
                assertThat(choose(payment, ALL)).isEqualTo(choice);
            }
        });
    }

    @Test
    void onlyAGatewayThatHoldsTheCardsKeyIsAsked() {
        for (int i = 0; i < 100; i++) {
            assertThat(choose(new UUID(i, i), Set.of("portone"))).isEqualTo(new Ask("portone"));
        }
        assertThat(choose(UUID.randomUUID(), Set.of())).isEqualTo(new NoGateway());
        assertThat(choose(UUID.randomUUID(), Set.of("kicc"))).isEqualTo(new NoGateway());
    }

    @Test
    void aGatewayWithWeightZeroGetsNoNewPaymentsAndIsStillAskedWhatWeOwe() {
        operation.weigh("nice", 0, JISU);

        assertThat(shares(ALL)).doesNotContainKey("nice");
        assertThat(choose(UUID.randomUUID(), Set.of("nice")))
                .isEqualTo(new Later(Duration.ofSeconds(3), Reason.SWITCHED_OFF));
        assertThat(new ContractedRates(street.leases, 2, street.clock).takeForOwed(street.table.of("nice")))
                .isTrue();
    }

    @Test
    void brandsMethodsAndAmountsAreNotOfferedWhereTheyAreSwitchedOff() {
        operation.turn("toss", new Switch.Brand("kb"), false, JISU);
        operation.limit("nice", 100, Won.of(1_000), Won.of(10_000), JISU);

        assertThat(shares(ALL)).containsOnlyKeys("portone");
        operation.turn("portone", new Switch.Method(Distributor.REGISTERED_CARD), false, JISU);
        assertThat(choose(UUID.randomUUID(), ALL)).isInstanceOf(Later.class);
        assertThat(choose(UUID.randomUUID(), Set.of("nice"))).isEqualTo(new NoGateway());

        operation.turn("toss", new Switch.Brand("kb"), true, JISU);
        assertThat(shares(ALL)).containsOnlyKeys("toss");
    }

    /// Its approval is another request, which is to ask for its own room.
    @Test
    void aWindowIsOpenedWhereOneIsAndWindowsAreSwitchedOn() {
        var payment = UUID.randomUUID();
        assertThat(window(payment, Set.of("toss"))).isEqualTo(new Ask("toss"));
        assertThat(street.health.isChosen(payment)).isFalse();
        assertThat(window(payment, Set.of())).isEqualTo(new NoGateway());

        operation.turn("toss", new Switch.Method(Distributor.PAYMENT_WINDOW), false, JISU);
        assertThat(window(payment, Set.of("toss"))).isEqualTo(new NoGateway());
        assertThat(window(payment, Set.of("toss", "nice"))).isEqualTo(new Ask("nice"));
        assertThat(choose(payment, Set.of("toss"))).as("cards").isEqualTo(new Ask("toss"));
    }

    @Test
    void whereWindowsFailNobodyIsSentForOneAndCardsArePaidAllTheSame() {
        for (int i = 0; i < 10; i++) {
            opened("nice", CallResult.NO_WINDOW);
        }
        for (int i = 0; i < 100; i++) {
            assertThat(window(new UUID(i, 4), Set.of("toss", "nice"))).isEqualTo(new Ask("toss"));
        }
        assertThat(window(new UUID(1, 5), Set.of("nice"))).isEqualTo(new Later(Duration.ofSeconds(3), Reason.AWAY));
        assertThat(choose(new UUID(1, 5), Set.of("nice"))).isEqualTo(new Ask("nice"));
        assertThat(street.health.windows("nice")).isEqualTo(Level.OPEN);
        assertThat(street.health.windows("toss")).isEqualTo(Level.CLOSED);

        street.clock.advance(Duration.ofSeconds(11));
        assertThat(window(new UUID(1, 5), Set.of("nice"))).as("a trial").isEqualTo(new Ask("nice"));
        var trial = street.health.begin("nice", Call.WINDOW, new UUID(1, 5));
        assertThat(window(new UUID(2, 5), Set.of("nice"))).as("one").isInstanceOf(Later.class);
        street.health.end("nice", trial, CallResult.WINDOW_OPENED);
        assertThat(window(new UUID(2, 5), Set.of("nice"))).as("no other way").isEqualTo(new Ask("nice"));
    }

    @Test
    void windowsThatOpenDoNotHideThatApprovalsFail() {
        for (int i = 0; i < 10; i++) {
            end("nice", i, "kb", CallResult.UNCLEAR);
            opened("nice", CallResult.WINDOW_OPENED);
            opened("nice", CallResult.WINDOW_OPENED);
        }
        for (int i = 0; i < 100; i++) {
            assertThat(window(new UUID(i, 4), Set.of("toss", "nice"))).isEqualTo(new Ask("toss"));
        }
    }

    @Test
    void whoWaitsForAWindowTooLongIsASignOfIllness() {
        for (int i = 0; i < 10; i++) {
            street.health.begin("nice", Call.WINDOW, UUID.randomUUID());
        }
        street.clock.advance(Duration.ofSeconds(10));

        assertThat(window(new UUID(1, 5), Set.of("nice"))).isEqualTo(new Later(Duration.ofSeconds(3), Reason.AWAY));
    }

    private void opened(String gateway, CallResult result) {
        street.health.end(gateway, street.health.begin(gateway, Call.WINDOW, UUID.randomUUID()), result);
    }

    private Choice window(UUID payment, Set<String> having) {
        return street.distributor.chooseWindow(payment, LUNCH, having, Optional.empty());
    }

    @Test
    void whoFailedThisPaymentIsAskedAgainOnlyWhereNobodyElseCanBe() {
        for (int i = 0; i < 50; i++) {
            var payment = new UUID(i, i);
            assertThat(street.distributor.choose(payment, LUNCH, "kb", Set.of("toss", "nice"), Optional.of("toss")))
                    .isEqualTo(new Ask("nice"));
            assertThat(street.distributor.choose(payment, LUNCH, "kb", Set.of("toss"), Optional.of("toss")))
                    .isEqualTo(new Ask("toss"));
        }
    }

    @Test
    void whatGotNoAnswerIsSentAgainOnlyToAGatewayThatIsOnAndWell() {
        operation.weigh("nice", 0, JISU);
        assertThat(chooseAgain()).as("it ends what it has begun").isTrue();
        operation.turn("nice", new Switch.Brand("kb"), false, JISU);
        assertThat(chooseAgain()).isFalse();
        operation.turn("nice", new Switch.Brand("kb"), true, JISU);
        operation.turn("nice", new Switch.Gateway(), false, JISU);
        assertThat(chooseAgain()).isFalse();
        operation.turn("nice", new Switch.Gateway(), true, JISU);
        for (int i = 0; i < 10; i++) {
            end("nice", i, "kb", CallResult.UNCLEAR);
        }
        assertThat(street.health.condition("nice").level()).isEqualTo(Level.OPEN);
        assertThat(chooseAgain()).isFalse();

        street.clock.advance(Duration.ofSeconds(21));
        var inquiry = street.health.begin("nice", CallResult.Call.INQUIRY, UUID.randomUUID());
        street.health.end("nice", inquiry, CallResult.NOT_FOUND);
        assertThat(street.health.condition("nice").level()).isEqualTo(Level.RAMPING);
        assertThat(chooseAgain()).as("nobody else can end it").isTrue();
    }

    /// What is chosen has its request, as a payment that is chosen for the first time.
    @Test
    void whatIsSentAgainCountsAsAnyPayment() {
        var small = new Street(1, 10);
        var payment = UUID.randomUUID();
        assertThat(small.distributor.chooseAgain(payment, Optional.of("kb"), "nice"))
                .isTrue();
        assertThat(small.health.isChosen(payment)).isTrue();
        assertThat(small.distributor.chooseAgain(UUID.randomUUID(), Optional.of("kb"), "nice"))
                .as("a slot has one of ten a second for payments")
                .isFalse();
    }

    private boolean chooseAgain() {
        return street.distributor.chooseAgain(UUID.randomUUID(), Optional.of("kb"), "nice");
    }

    @Test
    void whatIsMoreThanTheContractAllowsGoesToTheOthersAndBeyondThemWaits() {
        var small = new Street(2, 10);
        small.pass(SECOND, 12);
        assertThat(small.notAsked).as("three gateways, four a second each").isEmpty();

        small.pass(Duration.ofSeconds(10), 40);
        GATEWAYS.forEach(it ->
                assertThat(small.asked(it, Street.NOON.plusSeconds(1))).as(it).isBetween(36L, 44L));
        assertThat(small.notAsked).isNotEmpty().allMatch(it -> it instanceof Later later && later.why() == Reason.BUSY);
    }

    @Test
    void declinesAreHealthyAnswers() {
        for (int i = 0; i < 100; i++) {
            end("nice", i, "kb", CallResult.DECLINED);
        }
        assertThat(street.health.condition("nice").level()).isEqualTo(Level.CLOSED);
    }

    @Test
    void tenResultsOfWhichHalfAreBadOpenAGateway() {
        for (int i = 0; i < 5; i++) {
            end("nice", i, "kb", CallResult.TAKEN);
        }
        for (int i = 0; i < 4; i++) {
            end("nice", i, "kb", CallResult.UNCLEAR);
        }
        assertThat(street.health.condition("nice").level()).isEqualTo(Level.CLOSED);

        end("nice", 9, "kb", CallResult.UNCLEAR);
        assertThat(street.health.condition("nice").level()).isEqualTo(Level.OPEN);
        assertThat(shares(ALL)).doesNotContainKey("nice");
        assertThat(choose(UUID.randomUUID(), Set.of("nice"))).isEqualTo(new Later(Duration.ofSeconds(3), Reason.AWAY));
    }

    @Test
    void fiveConnectsRefusedInARowOpenAGatewayInquiriesAmongThem() {
        for (int i = 0; i < 100; i++) {
            end("nice", i, "kb", CallResult.TAKEN);
        }
        for (int i = 0; i < 3; i++) {
            end("nice", i, "kb", CallResult.NOT_SENT);
        }
        for (int i = 0; i < 2; i++) {
            assertThat(street.health.condition("nice").level()).isEqualTo(Level.CLOSED);
            var pending = street.health.begin("nice", Call.REFUND, UUID.randomUUID());
            street.health.end("nice", pending, CallResult.REFUND_NOT_SENT);
        }
        assertThat(street.health.condition("nice").level()).isEqualTo(Level.OPEN);
    }

    @Test
    void aHangIsSeenBeforeAnyResult() {
        for (int i = 0; i < 10; i++) {
            street.health.begin("nice", Call.APPROVAL, new UUID(i, i));
        }
        street.clock.advance(Duration.ofSeconds(4));
        assertThat(street.health.condition("nice").level())
                .as("nothing is known of its times")
                .isEqualTo(Level.CLOSED);
        street.clock.advance(Duration.ofMillis(1));
        assertThat(street.health.condition("nice").level()).isEqualTo(Level.OPEN);
    }

    @Test
    void aGatewayWithAllThatItCanBearUnderWayGetsNoMore() {
        var few = new Street(3, 10);
        for (int i = 0; i < 10; i++) {
            few.health.begin("nice", Call.APPROVAL, new UUID(i, i));
        }
        assertThat(few.distributor.choose(UUID.randomUUID(), LUNCH, "kb", Set.of("nice"), Optional.empty()))
                .isEqualTo(new Later(SECOND, Reason.BUSY));
        assertThat(few.distributor.choose(UUID.randomUUID(), LUNCH, "kb", Set.of("nice", "toss"), Optional.empty()))
                .isEqualTo(new Ask("toss"));
    }

    /// Others pay with other cards meanwhile.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void cardsOfAnIssuerThatFailAtTwoGatewaysAreTheIssuersTrouble(int gateways) {
        var ill = GATEWAYS.subList(0, gateways);
        for (int i = 0; i < 10; i++) {
            for (var each : ill) {
                end(each, i, "shinhan", CallResult.TAKEN);
                end(each, i, "shinhan", CallResult.TAKEN);
                end(each, i, "kb", CallResult.UNCLEAR);
            }
        }
        ill.forEach(it -> assertThat(street.health.condition(it).level()).as(it).isEqualTo(Level.CLOSED));

        if (gateways == 1) {
            for (int i = 0; i < 50; i++) {
                assertThat(choose(new UUID(i, i), ALL)).isNotEqualTo(new Ask("toss"));
            }
        } else {
            assertThat(choose(UUID.randomUUID(), ALL)).isEqualTo(new IssuerDown("kb"));
            for (int i = 0; i < 50; i++) {
                end("toss", i, "kb", CallResult.UNCLEAR);
            }
            assertThat(street.health.condition("toss").level())
                    .as("what was under way says nothing of the gateway")
                    .isEqualTo(Level.CLOSED);
            street.clock.advance(Duration.ofSeconds(31));
            assertThat(choose(UUID.randomUUID(), ALL)).as("somebody has to try").isInstanceOf(Ask.class);
        }
    }

    @Test
    void aGatewayComesBackInStepsEachOfFiveSecondsAndTwentyGoodResults() {
        street.pass(Duration.ofSeconds(10), 300);
        street.become("nice", Condition.REFUSES);
        street.pass(SECOND, 300);
        street.become("nice", Condition.WELL);
        street.pass(Duration.ofSeconds(9), 300);
        assertThat(street.health.condition("nice").share()).as("its hold").isZero();

        street.pass(Duration.ofSeconds(3), 300);
        assertThat(street.health.condition("nice").share()).isEqualTo(0.01);
        var shares = new LinkedHashSet<Double>();
        for (int i = 0; i < 600; i++) {
            street.pass(Duration.ofMillis(100), 300);
            shares.add(street.health.condition("nice").share());
        }
        assertThat(shares).containsExactly(0.01, 0.05, 0.25, 0.5, 1.0);
    }

    @Test
    void twoBadResultsAmongTheFirstTwentyOfAStepAreARelapse() {
        for (int i = 0; i < 5; i++) {
            end("nice", i, "kb", CallResult.NOT_SENT);
        }
        street.clock.advance(Duration.ofSeconds(10));
        street.health.end("nice", street.health.begin("nice", Call.INQUIRY, UUID.randomUUID()), CallResult.NOT_FOUND);
        for (int i = 0; i < 17; i++) {
            end("nice", i, "kb", CallResult.TAKEN);
        }
        end("nice", 17, "kb", CallResult.UNCLEAR);
        assertThat(street.health.condition("nice").level())
                .as("one is forgiven")
                .isEqualTo(Level.RAMPING);

        end("nice", 18, "kb", CallResult.UNCLEAR);
        assertThat(street.health.condition("nice").level()).isEqualTo(Level.OPEN);
    }

    @Test
    void whatWasUnderWayWhenAGatewayDiedDoesNotCountWhenItIsBack() {
        var old = Stream.generate(() -> street.health.begin("nice", Call.APPROVAL, UUID.randomUUID()))
                .limit(5)
                .toList();
        street.clock.advance(SECOND);
        for (int i = 0; i < 5; i++) {
            end("nice", i, "kb", CallResult.NOT_SENT);
        }
        street.clock.advance(Duration.ofSeconds(10));
        street.health.end("nice", street.health.begin("nice", Call.INQUIRY, UUID.randomUUID()), CallResult.NOT_FOUND);
        assertThat(street.health.condition("nice").level()).isEqualTo(Level.RAMPING);

        old.forEach(it -> street.health.end("nice", it, CallResult.UNCLEAR));
        assertThat(street.health.condition("nice").level()).isEqualTo(Level.RAMPING);
    }

    /// A bad result begins the half minute again.
    @Test
    void withFewPaymentsAStepIsDoneAfterHalfAMinuteWithoutABadResult() {
        for (int i = 0; i < 5; i++) {
            end("nice", i, "kb", CallResult.NOT_SENT);
        }
        street.clock.advance(Duration.ofSeconds(10));
        street.health.end("nice", street.health.begin("nice", Call.INQUIRY, UUID.randomUUID()), CallResult.NOT_FOUND);
        end("nice", 6, "kb", CallResult.TAKEN);
        street.clock.advance(Duration.ofSeconds(20));
        end("nice", 7, "kb", CallResult.UNCLEAR);

        street.clock.advance(Duration.ofMillis(29_999));
        assertThat(street.health.condition("nice").share()).isEqualTo(0.01);
        street.clock.advance(Duration.ofMillis(1));
        assertThat(street.health.condition("nice").share()).isEqualTo(0.05);
        street.clock.advance(Duration.ofSeconds(61));
        assertThat(street.health.condition("nice").share()).isEqualTo(0.5);
    }

    @Test
    void aRelapseDoublesTheHold() {
        street.pass(SECOND, 300);
        street.become("nice", Condition.LOSES_APPROVALS);
        street.pass(Duration.ofSeconds(2), 300);
        assertThat(street.levels("nice")).last().isEqualTo(Level.OPEN);
        street.pass(Duration.ofSeconds(25), 300);
        assertThat(street.levels("nice")).containsExactly(Level.CLOSED, Level.OPEN, Level.RAMPING, Level.OPEN);
        var opened = street.health.condition("nice").since();

        street.become("nice", Condition.WELL);
        while (street.levels("nice").getLast() == Level.OPEN) {
            street.pass(Duration.ofMillis(100), 300);
        }
        assertThat(Duration.between(opened, street.health.condition("nice").since()))
                .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(24));
    }

    @Test
    void noLeaseIsTakenAtRest() {
        int before = street.leases.asked();
        street.pass(Duration.ofMinutes(10), 0);
        assertThat(street.leases.asked()).isEqualTo(before);
    }

    private Choice choose(UUID payment, Set<String> holders) {
        return street.distributor.choose(payment, LUNCH, "kb", holders, Optional.empty());
    }

    private Map<String, Double> shares(Set<String> holders) {
        var shares = new HashMap<String, Double>();
        for (int i = 0; i < 3_000; i++) {
            if (choose(new UUID(i * 31L, i), holders) instanceof Ask(var gateway)) {
                shares.merge(gateway, 1 / 3_000.0, Double::sum);
            }
            street.clock.advance(Duration.ofMillis(10));
        }
        return shares;
    }

    private void end(String gateway, long number, String issuer, CallResult result) {
        var payment = new UUID(number, gateway.hashCode());
        street.health.chosen(payment, issuer);
        street.health.end(gateway, street.health.begin(gateway, Call.APPROVAL, payment), result);
    }
}
