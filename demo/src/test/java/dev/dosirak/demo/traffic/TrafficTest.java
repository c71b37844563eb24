package dev.dosirak.demo.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.dosirak.demo.city.City;
import dev.dosirak.demo.people.ApiRefusal;
import dev.dosirak.demo.people.RetryPolicy;
import dev.dosirak.demo.stub.StubPlatform;
import dev.dosirak.demo.stub.StubServer.ReceivedRequest;
import dev.dosirak.demo.stub.StubServer.Reply;
import dev.dosirak.demo.traffic.CommandRecord.Outcome;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TrafficTest {

    private static final City VILLAGE = City.of(10);
    private static final Duration SOON = Duration.ofSeconds(8);

    @Test
    void whatCustomersWereToldIsWhatThePlatformHas() throws InterruptedException {
        try (var platform = new StubPlatform(VILLAGE, _ -> null);
                var traffic = Traffic.start(settings(platform).withoutRefusals().withRiders(0, Duration.ZERO))) {
            await().atMost(SOON).until(() -> traffic.counts().accepted() >= 20);
            traffic.drain(Duration.ofMillis(200));

            var placed = traffic.journal().stream()
                    .filter(it -> it.what().equals("place") && it.outcome() == Outcome.DONE)
                    .map(CommandRecord::order)
                    .map(Objects::requireNonNull)
                    .collect(Collectors.toSet());
            assertThat(placed).isEqualTo(new HashSet<>(platform.orders().keySet()));
            assertThat(traffic.counts().placed()).isEqualTo(placed.size());
            assertThat(traffic.latencies().millisAt(0.5)).isPositive();
        }
    }

    @Test
    void aRiderBringsWhatWasAcceptedAndDrainingWaitsForIt() throws InterruptedException {
        var once = settingsOnce();
        try (var platform = new StubPlatform(VILLAGE, _ -> null);
                var traffic = Traffic.start(once.apply(platform))) {
            await().atMost(SOON).until(() -> traffic.counts().placed() >= 1);

            assertThat(traffic.drain(SOON)).isEmpty();
            assertThat(traffic.counts().delivered()).isEqualTo(traffic.counts().placed());
            assertThat(traffic.journal())
                    .extracting(CommandRecord::what)
                    .contains("place", "accept", "take", "pick-up", "hand-over");
        }
    }

    @Test
    void whoWasServedTellsTheOthers() {
        var refused = new AtomicBoolean();
        try (var platform = new StubPlatform(VILLAGE, receivedRequest -> unheard(receivedRequest, refused));
                var traffic = Traffic.start(settingsOnce().apply(platform).withReviews(1))) {
            await().atMost(SOON).until(() -> !platform.reviews().isEmpty());

            assertThat(refused).isTrue();
            assertThat(traffic.counts().errors()).isZero();
        }
    }

    /// The first review comes before the news of the delivery.
    private static @Nullable Reply unheard(ReceivedRequest receivedRequest, AtomicBoolean refused) {
        return receivedRequest.path().equals("/api/v1/reviews") && refused.compareAndSet(false, true)
                ? Reply.of(404, Map.of("reason", "unknown-purchase"))
                : null;
    }

    @Test
    @Timeout(60)
    void whereThePlatformIsGoneNobodyWaitsForItNorSaysGoodbye() throws InterruptedException {
        var platform = new StubPlatform(VILLAGE, _ -> null);
        try (var traffic = Traffic.start(settings(platform).withoutRefusals().withRiders(0, Duration.ZERO))) {
            await().atMost(SOON).until(() -> traffic.counts().accepted() >= 3);
            assertThat(traffic.isPlatformGone()).isFalse();
            platform.close();

            assertThat(traffic.drain(Duration.ofDays(1))).isNotEmpty();
            assertThat(traffic.isPlatformGone()).isTrue();
        }
    }

    private static Function<StubPlatform, TrafficSettings> settingsOnce() {
        // The toy knows one job at a time, so orders come slower than they are brought.
        return platform -> TrafficSettings.of(VILLAGE, platform.endpoints(), 0.2)
                .withoutRefusals()
                .withRiders(1, Duration.ZERO);
    }

    @Test
    void anAnswerThatNeverComesIsUnknownAndARefusalIsNot() {
        var calls = new AtomicInteger();
        try (var platform = new StubPlatform(VILLAGE, receivedRequest -> mishap(receivedRequest, calls));
                var traffic = Traffic.start(settings(platform)
                        .withRiders(0, Duration.ZERO)
                        .withPatience(new RetryPolicy(Duration.ofSeconds(1), Duration.ZERO)))) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(traffic.journal())
                            .filteredOn(it -> it.what().equals("place"))
                            .extracting(CommandRecord::outcome)
                            .contains(Outcome.DONE, Outcome.REFUSED, Outcome.UNKNOWN));

            assertThat(traffic.journal())
                    .filteredOn(it -> it.outcome() == Outcome.UNKNOWN)
                    .allSatisfy(it -> {
                        assertThat(it.order()).isNull();
                        assertThat(it.key()).isNotNull();
                        assertThat(it.status()).isEqualTo(500);
                    });
            assertThat(traffic.counts().refused()).isPositive();
            assertThat(traffic.counts().errors()).isPositive();
        }
    }

    private static @Nullable Reply mishap(ReceivedRequest receivedRequest, AtomicInteger calls) {
        if (!receivedRequest.path().equals("/api/v1/orders")) {
            return null;
        }
        return switch (calls.getAndIncrement() % 3) {
            case 0 -> Reply.of(500, "");
            case 1 -> Reply.of(409, Map.of("reason", "sold-out"));
            default -> null;
        };
    }

    @Test
    void aCityThatIsNotLoadedIsNoticedAtOnce() {
        try (var platform = new StubPlatform(
                VILLAGE,
                receivedRequest -> receivedRequest.path().equals("/api/v1/tokens") ? Reply.of(401, Map.of()) : null)) {
            assertThatThrownBy(() -> Traffic.start(settings(platform))).isInstanceOf(ApiRefusal.class);
        }
    }

    @Test
    void theJournalKeepsTheNewest() {
        try (var platform = new StubPlatform(VILLAGE, _ -> null);
                var traffic = Traffic.start(
                        settings(platform).withRiders(0, Duration.ZERO).remembering(5))) {
            await().atMost(SOON).until(() -> traffic.counts().placed() >= 12);

            assertThat(traffic.journal()).hasSize(5);
        }
    }

    private static TrafficSettings settings(StubPlatform platform) {
        return TrafficSettings.of(VILLAGE, platform.endpoints(), 40);
    }
}
