package dev.dosirak.demo.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.dosirak.demo.city.City;
import dev.dosirak.demo.people.Patience;
import dev.dosirak.demo.people.Refusal;
import dev.dosirak.demo.toy.ToyPlatform;
import dev.dosirak.demo.toy.ToyServer.Asked;
import dev.dosirak.demo.toy.ToyServer.Reply;
import dev.dosirak.demo.traffic.Told.Outcome;
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
        try (var platform = new ToyPlatform(VILLAGE, _ -> null);
                var traffic = Traffic.start(settings(platform).withoutRefusals().withRiders(0, Duration.ZERO))) {
            await().atMost(SOON).until(() -> traffic.counts().accepted() >= 20);
            traffic.drain(Duration.ofMillis(200));

            var placed = traffic.journal().stream()
                    .filter(it -> it.what().equals("place") && it.outcome() == Outcome.DONE)
                    .map(Told::order)
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
        try (var platform = new ToyPlatform(VILLAGE, _ -> null);
                var traffic = Traffic.start(once.apply(platform))) {
            await().atMost(SOON).until(() -> traffic.counts().placed() >= 1);

            assertThat(traffic.drain(SOON)).isEmpty();
            assertThat(traffic.counts().delivered()).isEqualTo(traffic.counts().placed());
            assertThat(traffic.journal())
                    .extracting(Told::what)
                    .contains("place", "accept", "take", "pick-up", "hand-over");
        }
    }

    @Test
    void whoWasServedTellsTheOthers() {
        var refused = new AtomicBoolean();
        try (var platform = new ToyPlatform(VILLAGE, asked -> unheard(asked, refused));
                var traffic = Traffic.start(settingsOnce().apply(platform).withReviews(1))) {
            await().atMost(SOON).until(() -> !platform.reviews().isEmpty());

            assertThat(refused).isTrue();
            assertThat(traffic.counts().errors()).isZero();
        }
    }

    /// The first review comes before the news of the delivery.
    private static @Nullable Reply unheard(Asked asked, AtomicBoolean refused) {
        return asked.path().equals("/api/v1/reviews") && refused.compareAndSet(false, true)
                ? Reply.of(404, Map.of("reason", "unknown-purchase"))
                : null;
    }

    @Test
    @Timeout(60)
    void whereThePlatformIsGoneNobodyWaitsForItNorSaysGoodbye() throws InterruptedException {
        var platform = new ToyPlatform(VILLAGE, _ -> null);
        try (var traffic = Traffic.start(settings(platform).withoutRefusals().withRiders(0, Duration.ZERO))) {
            await().atMost(SOON).until(() -> traffic.counts().accepted() >= 3);
            assertThat(traffic.isAlone()).isFalse();
            platform.close();

            assertThat(traffic.drain(Duration.ofDays(1))).isNotEmpty();
            assertThat(traffic.isAlone()).isTrue();
        }
    }

    private static Function<ToyPlatform, Settings> settingsOnce() {
        // The toy knows one job at a time, so orders come slower than they are brought.
        return platform -> Settings.of(VILLAGE, platform.endpoints(), 0.2)
                .withoutRefusals()
                .withRiders(1, Duration.ZERO);
    }

    @Test
    void anAnswerThatNeverComesIsUnknownAndARefusalIsNot() {
        var calls = new AtomicInteger();
        try (var platform = new ToyPlatform(VILLAGE, asked -> mishap(asked, calls));
                var traffic = Traffic.start(settings(platform)
                        .withRiders(0, Duration.ZERO)
                        .withPatience(new Patience(Duration.ofSeconds(1), Duration.ZERO)))) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(traffic.journal())
                            .filteredOn(it -> it.what().equals("place"))
                            .extracting(Told::outcome)
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

    private static @Nullable Reply mishap(Asked asked, AtomicInteger calls) {
        if (!asked.path().equals("/api/v1/orders")) {
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
        try (var platform = new ToyPlatform(
                VILLAGE, asked -> asked.path().equals("/api/v1/tokens") ? Reply.of(401, Map.of()) : null)) {
            assertThatThrownBy(() -> Traffic.start(settings(platform))).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void theJournalKeepsTheNewest() {
        try (var platform = new ToyPlatform(VILLAGE, _ -> null);
                var traffic = Traffic.start(
                        settings(platform).withRiders(0, Duration.ZERO).remembering(5))) {
            await().atMost(SOON).until(() -> traffic.counts().placed() >= 12);

            assertThat(traffic.journal()).hasSize(5);
        }
    }

    private static Settings settings(ToyPlatform platform) {
        return Settings.of(VILLAGE, platform.endpoints(), 40);
    }
}
