package dev.dosirak.payment.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.testing.MovableClock;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnhurriedRequestsTest {

    private static final Instant NOON = Instant.parse("2026-12-02T03:00:00.170Z");

    private final MovableClock clock = new MovableClock(NOON);
    private final ContractedRates rates = new ContractedRates(new InMemoryRateLeases(clock), 2, clock);

    private GatewayTable table(int perSecond) {
        return new GatewayTable(List.of(GatewayTerms.usual("toss", perSecond)), new InMemoryGatewaySettings(), clock);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 1_000})
    void aTenthOfTheContractedRateIsTheirs(int perSecond) throws IOException {
        var requests = new UnhurriedRequests(table(perSecond), rates, clock::advance);
        for (int request = 0; request < 20; request++) {
            assertThat(requests.await("toss")).isTrue();
        }
        assertThat(Duration.between(NOON, clock.instant()))
                .isEqualTo(Duration.ofSeconds(20 * 10).dividedBy(perSecond));
    }

    @Test
    void theyWaitWhileOthersNeedTheRate() throws IOException {
        var table = table(10);
        var requests = new UnhurriedRequests(table, rates, time -> {
            clock.advance(time);
            while (clock.instant().isBefore(NOON.plusSeconds(5)) && rates.takeForOwed(table.of("toss"))) {
                // somebody inquires as often as he may
            }
        });
        assertThat(requests.await("toss")).isTrue();
        assertThat(clock.instant()).isAfterOrEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void theyEndWhenThereIsNoRoomForThem() throws IOException {
        var table = table(10);
        var requests = new UnhurriedRequests(table, rates, time -> {
            clock.advance(time);
            while (rates.takeForOwed(table.of("toss"))) {
                // somebody inquires as often as he may
            }
        });
        assertThat(requests.await("toss")).isFalse();
    }

    @Test
    void whoIsStoppedWaitsNoLonger() {
        var requests = new UnhurriedRequests(table(10), rates, _ -> {
            throw new InterruptedException("stop");
        });
        assertThatThrownBy(() -> requests.await("toss")).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
