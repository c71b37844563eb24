package dev.dosirak.demo.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.demo.city.City;
import dev.dosirak.demo.stub.StubPlatform;
import dev.dosirak.demo.stub.StubServer.ReceivedRequest;
import dev.dosirak.demo.stub.StubServer.Reply;
import dev.dosirak.demo.terminal.DisplayWidth;
import dev.dosirak.demo.terminal.Screen;
import dev.dosirak.platform.embedded.TestInfrastructure;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoryTest {

    private static final City VILLAGE = City.of(10);
    private static final long SEED = 7;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);
    private static final String NO_KAFKA = "localhost:1";

    private String kafka = NO_KAFKA;
    private final ByteArrayOutputStream paper = new ByteArrayOutputStream();

    @Test
    void theStoryGoesFromTheClickToTheDoorAndShowsEveryState() {
        tell(_ -> null, LONG_ENOUGH);

        assertThat(output())
                .contains("POST /api/v1/orders ", "POST /api/v1/relay/orders/", "hand-over", "Delivered")
                .containsSubsequence(
                        "POST /api/v1/ads ", "GET  /api/v1/search/shops?… ", "[광고] ", "POST /api/v1/orders ")
                .containsSubsequence("배달성공", "POST /api/v1/reviews ", "/answer ", "★★★★★ 따뜻하게")
                .containsSubsequence("결제대기", "주문대기", "주문성공", "배달픽업", "배달성공");
        assertThat(output().lines().filter(it -> it.contains("order-history"))).isEmpty();
        assertThat(output().lines()).allMatch(it -> DisplayWidth.of(it) <= 100);
    }

    @Test
    void anOrderThatWaitedBeforeIsLeftToAnotherRider() {
        var another = UUID.randomUUID();
        tell(_ -> null, LONG_ENOUGH, platform -> platform.leaveWaiting(another));

        assertThat(output())
                .containsSubsequence("/" + another.toString().substring(0, 8) + "…/decline", "hand-over", "Delivered");
    }

    @Test
    void aRefusedStepIsNamedWithItsReason() {
        assertThatThrownBy(() -> tell(
                        receivedRequest -> receivedRequest.path().endsWith("/pick-up")
                                ? Reply.of(409, Map.of("reason", "out-of-order"))
                                : null,
                        LONG_ENOUGH))
                .isInstanceOf(StoryFailed.class)
                .hasMessageContaining("the rider picks up")
                .hasMessageContaining("out-of-order");
    }

    @Test
    void aStepThatNeverHappensEndsTheStory() {
        assertThatThrownBy(() -> tell(
                        receivedRequest -> receivedRequest.path().equals("/api/v1/relay/stream")
                                ? new Reply(200, "", _ -> Thread.sleep(60_000))
                                : null,
                        Duration.ofSeconds(3)))
                .isInstanceOf(StoryFailed.class)
                .hasMessageContaining("the owner's terminal rings")
                .hasMessageContaining("within 3 s");
    }

    @Test
    void anOrderOfWhichNoEventIsHeardEndsTheStory() {
        kafka = TestInfrastructure.get().kafkaBootstrapServers();

        assertThatThrownBy(() -> tell(_ -> null, Duration.ofSeconds(8)))
                .isInstanceOf(StoryFailed.class)
                .hasMessageContaining("the events of the order are heard")
                .hasMessageContaining("nothing was heard of [order.placed*");
    }

    private void tell(Function<ReceivedRequest, @Nullable Reply> mishaps, Duration step) {
        tell(mishaps, step, _ -> {});
    }

    private void tell(
            Function<ReceivedRequest, @Nullable Reply> mishaps, Duration step, Consumer<StubPlatform> before) {
        var screen = new Screen(new PrintStream(paper, true, UTF_8), false, false);
        try (var platform = new StubPlatform(VILLAGE, mishaps);
                var story = new Story(VILLAGE, platform.endpoints(), SEED, step, screen)) {
            before.accept(platform);
            story.tell(kafka);
        }
    }

    private String output() {
        return paper.toString(UTF_8);
    }
}
