package dev.dosirak.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A service that runs on two nodes, of which one may be away.
class NodesTest {

    @TempDir
    Path folder;

    final Service one = new Service("one");
    Service two = new Service("two");
    final StubStorefront stubStorefront = new StubStorefront();
    RunningGateway gateway;
    TestClient testClient;

    @BeforeEach
    void open() {
        gateway = RunningGateway.start(
                stubStorefront,
                folder,
                Map.of(
                        "IDENTITY_URL",
                        StubServices.IDENTITY.url(),
                        "ORDER_URL",
                        one.url() + "," + two.url(),
                        "RELAY_URL",
                        one.url() + "," + two.url()));
        testClient = gateway.visitor();
    }

    @AfterEach
    void close() {
        gateway.close();
        stubStorefront.close();
        one.close();
        two.close();
    }

    @Test
    void newOrdersAreTurnedAwayWhereOneNodeSaysThatItTakesNone() {
        one.admission = """
                {"orders": 5, "retryAfter": 9}""";
        two.admission = """
                {"orders": 0, "retryAfter": 9}""";
        await().untilAsserted(() -> {
            var answer = testClient.post("/api/v1/orders", new byte[] {1});
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.text("reason")).isEqualTo("too-many-orders");
        });
        assertThat(testClient.asMember("/api/v1/orders").status()).isEqualTo(200);
        assertThat(testClient
                        .send(testClient.asking("/api/v1/orders").POST(BodyPublishers.noBody()))
                        .status())
                .as("no token is looked at")
                .isEqualTo(503);

        two.admission = one.admission;
        await().untilAsserted(() -> {
            var answer = testClient.post("/api/v1/orders", new byte[] {1});
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.sent("x-internal-admitted")).isEqualTo("true");
        });
    }

    @Test
    void bothNodesTakePart() {
        assertThat(whoAnswers(20)).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void nobodyNoticesThatANodeIsAwayAndItIsTakenBackWhenItIsReady() {
        two.close();

        assertThat(whoAnswers(20)).containsExactly("one");
        for (int i = 0; i < 10; i++) {
            var answer = testClient.post("/api/v1/orders", new byte[1000]);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("length").asInt()).isEqualTo(1000);
        }

        two = new Service("two", two.port());
        await().until(() -> whoAnswers(4).contains("two"));
    }

    @Test
    void whatOnlyAsksIsAskedOfTheOtherOneWhereANodeBreaksOff() {
        var answer = testClient.asMember("/api/v1/orders/break-off");

        assertThat(answer.status()).isEqualTo(502);
        assertThat(one.asked).hasValue(1);
        assertThat(two.asked).hasValue(1);
    }

    @Test
    void whatMayHaveBeenCarriedOutIsNotRepeated() {
        var answer = testClient.post("/api/v1/orders/break-off", new byte[] {1});

        assertThat(answer.text("reason")).isEqualTo("service-broke-off");
        assertThat(one.asked.get() + two.asked.get()).isEqualTo(1);
    }

    @Test
    void withoutAnyNodeTheServiceIsAway() {
        one.close();
        two.close();

        assertThat(testClient.asMember("/api/v1/orders").text("reason")).isEqualTo("service-away");
    }

    /// Nobody asks relay anything, and all the same it knows that people can.
    @Test
    void whoJudgesSilenceHearsThatTheDoorIsOpen() {
        two.close();
        await().until(() -> one.knocks.get() > 1);

        two = new Service("two", two.port());
        await().until(() -> two.knocks.get() > 1);
    }

    @Test
    void anAddressThatIsNoneStopsTheStart() {
        assertThatThrownBy(
                        () -> RunningGateway.start(stubStorefront, folder, Map.of("ORDER_URL", one.url() + ",nowhere")))
                .hasStackTraceContaining("'nowhere' is no address of a service");
    }

    private Set<String> whoAnswers(int times) {
        return IntStream.range(0, times)
                .mapToObj(_ -> testClient.asMember("/api/v1/orders"))
                .peek(it -> assertThat(it.status()).isEqualTo(200))
                .map(it -> it.text("service"))
                .collect(Collectors.toSet());
    }
}
