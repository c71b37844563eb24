package dev.dosirak.drills.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IllGatewaysTest {

    private static final GatewayIllness TOSS_HANGS =
            new GatewayIllness("toss", Map.of("mode", "hang"), Duration.ZERO, Duration.ZERO);

    private static List<GatewayIllness> illnesses(long seed) {
        var random = new SplittableRandom(seed);
        return Stream.iterate(GatewayIllness.next(random, ""), it -> GatewayIllness.next(random, it.gateway()))
                .limit(200)
                .toList();
    }

    @Test
    void theSameSeedMakesTheSameOnesIll() {
        assertThat(illnesses(7)).isEqualTo(illnesses(7)).isNotEqualTo(illnesses(8));
    }

    @Test
    void noneIsIllTwiceInARow() {
        var all = illnesses(7);
        for (int i = 1; i < all.size(); i++) {
            assertThat(all.get(i).gateway()).isNotEqualTo(all.get(i - 1).gateway());
        }
    }

    @Test
    void eachGatewayIsIllInEachWaySometime() {
        assertThat(illnesses(7).stream()
                        .map(it -> it.gateway() + it.mode().get("mode"))
                        .distinct())
                .hasSize(3 * 7);
    }

    @Test
    void noneIsIllForSoLongThatPeopleWouldBeAskedForARefund() {
        assertThat(illnesses(7)).allMatch(it -> it.lasts().compareTo(Duration.ofSeconds(25)) <= 0);
    }

    @Test
    void aGatewayIsMadeWellAgainUntilItsSwitchIsTaken() throws InterruptedException {
        var set = new ArrayList<String>();
        var gateways = new IllGateways(
                (gateway, mode) -> {
                    set.add(gateway + " " + mode.get("mode"));
                    return set.size() > 3;
                },
                7,
                Duration.ZERO,
                _ -> {});
        gateways.pass(TOSS_HANGS);
        assertThat(set).containsExactly("toss hang", "toss normal", "toss normal", "toss normal");
        assertThat(gateways.illnesses()).isEqualTo(1);
    }

    @Test
    void allWereWellOnlyWhereNoneWasIllMeanwhile() throws InterruptedException {
        long before = System.nanoTime() - 1;
        var during = new ArrayList<Boolean>();
        var all = new ArrayList<IllGateways>();
        var gateways = new IllGateways(
                (_, _) -> {
                    during.add(all.getFirst().wereWell(System.nanoTime()));
                    return true;
                },
                7,
                Duration.ZERO,
                _ -> {});
        all.add(gateways);
        gateways.pass(TOSS_HANGS);
        assertThat(during).containsExactly(false, false);
        assertThat(gateways.wereWell(before)).isFalse();
        assertThat(gateways.wereWell(System.nanoTime() + 1)).isTrue();
    }

    @Test
    void whoeverStopsLeavesAllOfThemWell() throws InterruptedException {
        var set = new ArrayList<String>();
        try (var gateways = new IllGateways(
                (gateway, mode) -> set.add(gateway + " " + mode.get("mode")), 7, Duration.ZERO, _ -> {})) {
            gateways.stop();
        }
        assertThat(set).containsExactly("toss normal", "nice normal", "portone normal");
    }
}
