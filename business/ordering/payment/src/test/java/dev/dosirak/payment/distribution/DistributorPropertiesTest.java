package dev.dosirak.payment.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dosirak.payment.distribution.Distributor.Choice;
import dev.dosirak.payment.distribution.GatewayHealth.Level;
import dev.dosirak.payment.distribution.Street.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the distributor promises whatever happens, under seeds.
class DistributorPropertiesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration UNTIL_WELL = Duration.ofMinutes(4);

    static Stream<Arguments> deaths() {
        return Stream.of(Condition.ANSWERS_5XX, Condition.REFUSES, Condition.HANGS, Condition.LOSES_APPROVALS)
                .flatMap(it -> Stream.of(1L, 2L, 3L, 4L, 5L).map(seed -> Arguments.of(it, seed)));
    }

    /// The first sign of a hang is an answer that has not come for two seconds.
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("deaths")
    void theShareOfADyingGatewayIsMovedWithinTwoSecondsOfTheFirstSign(Condition death, long seed) {
        var street = new Street(seed);
        street.pass(MINUTE, 30);
        street.become("nice", death);
        street.pass(death == Condition.HANGS ? Duration.ofSeconds(4) : Duration.ofSeconds(2), 30);
        var moved = street.clock.instant();
        assertThat(street.levels("nice")).containsExactly(Level.CLOSED, Level.OPEN);

        street.pass(MINUTE, 30);
        if (death != Condition.LOSES_APPROVALS) {
            assertThat(street.asked("nice", moved)).isZero();
        }
        street.become("nice", Condition.WELL);
        street.pass(UNTIL_WELL, 30);

        if (death != Condition.LOSES_APPROVALS) {
            assertThat(street.levels("nice")).containsExactly(Level.CLOSED, Level.OPEN, Level.RAMPING, Level.CLOSED);
        }
        assertThat(street.levels("toss")).containsExactly(Level.CLOSED);
        assertThat(street.levels("portone")).containsExactly(Level.CLOSED);
        assertThat(street.notAsked).as("every card has another key").isEmpty();

        var well = street.clock.instant();
        street.pass(MINUTE, 30);
        assertThat(street.asked("nice", well) / (double) street.asked(well)).isCloseTo(1 / 3.0, within(0.05));
    }

    /// Inquiries are answered, so it looks well as long as nobody pays: each try to come back costs few customers,
    /// and is twice as late as the one before.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aGatewayThatLosesEveryApprovalCostsFewCustomersHoweverOftenItSeemsWell(long seed) {
        var street = new Street(seed);
        street.pass(MINUTE, 30);
        street.become("nice", Condition.LOSES_APPROVALS);
        street.pass(Duration.ofSeconds(2), 30);
        var moved = street.clock.instant();

        street.pass(Duration.ofMinutes(30), 30);

        assertThat(street.asked("nice", moved)).isLessThan(40);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aSlowGatewayIsSparedAndKept(long seed) {
        var street = new Street(seed);
        street.pass(MINUTE, 30);
        street.become("nice", Condition.SLOW);
        street.pass(Duration.ofMinutes(5), 30);

        assertThat(street.levels("nice")).containsExactly(Level.CLOSED);
        assertThat(street.notAsked).isEmpty();
    }

    /// One gateway that is up and down for a quarter of a minute each.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aFlappingGatewayIsTriedLessAndLessAndIsBackInTheEnd(long seed) {
        var street = new Street(seed);
        street.pass(MINUTE, 30);
        var begun = street.clock.instant();
        for (int i = 0; i < 60; i++) {
            street.become("nice", i % 2 == 0 ? Condition.ANSWERS_5XX : Condition.WELL);
            street.pass(Duration.ofSeconds(15), 30);
        }

        assertThat(street.levels("nice")).hasSizeLessThan(20);
        assertThat(street.asked("nice", begun) / (double) street.asked(begun)).isLessThan(0.1);
        assertThat(street.notAsked).isEmpty();

        street.become("nice", Condition.WELL);
        street.pass(Duration.ofMinutes(13), 30);
        assertThat(street.levels("nice")).last().isEqualTo(Level.CLOSED);
    }

    static Stream<Arguments> thinDeaths() {
        return Stream.of(1.0, 0.2, 0.02)
                .flatMap(it -> Stream.of(
                                Condition.ANSWERS_5XX, Condition.REFUSES, Condition.HANGS, Condition.LOSES_APPROVALS)
                        .map(death -> Arguments.of(it, death)));
    }

    /// A payment a second, one in five, one in fifty.
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("thinDeaths")
    void withFewPaymentsADeadGatewayCostsFewAndComesBack(double perSecond, Condition death) {
        for (long seed = 1; seed <= 3; seed++) {
            var street = new Street(seed);
            street.pass(Duration.ofMinutes(10), perSecond);
            var dead = street.clock.instant();
            street.become("nice", death);
            street.pass(Duration.ofHours(1), perSecond);

            assertThat(street.levels("nice")).contains(Level.OPEN);
            if (death == Condition.LOSES_APPROVALS) {
                assertThat(street.asked("nice", dead)).isLessThan(60);
            } else {
                assertThat(street.levels("nice")).containsExactly(Level.CLOSED, Level.OPEN);
                assertThat(street.asked("nice", dead)).as("customers").isLessThan(15);
                assertThat(street.probes.getOrDefault("nice", 0)).isLessThan(70);

                street.become("nice", Condition.WELL);
                street.pass(UNTIL_WELL, perSecond);
                assertThat(street.levels("nice"))
                        .containsExactly(Level.CLOSED, Level.OPEN, Level.RAMPING, Level.CLOSED);
            }
            assertThat(street.notAsked).isEmpty();
        }
    }

    /// Nobody pays and nobody is owed anything.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void withoutAnyTrafficAGatewayComesBackByItself(long seed) {
        var street = new Street(seed);
        street.become("nice", Condition.REFUSES);
        street.pass(MINUTE, 5);
        assertThat(street.levels("nice")).containsExactly(Level.CLOSED, Level.OPEN);

        street.become("nice", Condition.WELL);
        street.pass(UNTIL_WELL, 0);
        assertThat(street.levels("nice")).last().isEqualTo(Level.CLOSED);
    }

    static Stream<Arguments> allDeaths() {
        return Stream.of(0.2, 1.0, 20.0)
                .flatMap(it -> Stream.of(
                                Condition.ANSWERS_5XX, Condition.REFUSES, Condition.HANGS, Condition.LOSES_APPROVALS)
                        .map(death -> Arguments.of(it, death)));
    }

    /// All three at once, so that nobody else can be asked; again and again, as when one server carries all three.
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("allDeaths")
    void whenAllWereDeadWhoeverWaitedIsLetInHalfAMinuteAfterTheirReturn(double perSecond, Condition death) {
        for (long seed = 1; seed <= 3; seed++) {
            var street = new Street(seed);
            street.pass(MINUTE, perSecond);
            for (int i = 0; i < 5; i++) {
                Street.GATEWAYS.forEach(it -> street.become(it, death));
                street.pass(Duration.ofMinutes(2), perSecond);
                assertThat(street.notAsked).as("customers wait").allMatch(Choice.Later.class::isInstance);

                Street.GATEWAYS.forEach(it -> street.become(it, Condition.WELL));
                street.pass(Duration.ofSeconds(30), perSecond);
                street.notAsked.clear();
                street.pass(MINUTE, perSecond);
                assertThat(street.notAsked).isEmpty();
            }
            street.pass(UNTIL_WELL, perSecond);
            Street.GATEWAYS.forEach(it -> assertThat(street.levels(it)).last().isEqualTo(Level.CLOSED));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void severalNodesTogetherNeverMakeMoreRequestsInASecondThanTheContractAllows(long seed) {
        var chance = new Random(seed);
        int contract = GatewayTerms.LEAST_PER_SECOND + chance.nextInt(400);
        var terms = GatewayTerms.usual("nice", contract);
        var street = new Street(seed);
        var nodes = Stream.generate(() -> new ContractedRates(street.leases, 2, street.clock))
                .limit(2)
                .toList();
        var requests = new ArrayList<Instant>();
        var payments = new ArrayList<Instant>();
        for (int millis = 0; millis < 60_000; millis++) {
            street.clock.advance(Duration.ofMillis(1));
            if (millis == 40_000) {
                street.leases.goAway();
            }
            for (int i = chance.nextInt(4); i > 0; i--) {
                var node = nodes.get(chance.nextInt(nodes.size()));
                if (chance.nextInt(10) > 0) {
                    if (node.takeForPayment(terms)) {
                        requests.add(street.clock.instant());
                        payments.add(street.clock.instant());
                    }
                } else if (node.takeForOwed(terms)) {
                    requests.add(street.clock.instant());
                }
            }
        }
        assertThat(mostInASecond(requests)).isLessThanOrEqualTo(contract);
        assertThat(mostInASecond(payments)).isLessThanOrEqualTo(contract * 4 / 5);
        assertThat(requests.stream()
                        .filter(it -> it.isBefore(Street.NOON.plusSeconds(40)))
                        .count())
                .as("and most of it is used")
                .isGreaterThan(40L * (contract / 5) * 4 * 7 / 10);
    }

    private static int mostInASecond(List<Instant> times) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < times.size(); last++) {
            while (!times.get(first).plusSeconds(1).isAfter(times.get(last))) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
