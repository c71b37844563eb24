package dev.dosirak.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/// What happens when a service does not do its part.
@GatewayTest
class ServiceUnavailableTest {

    static final Duration SOON = Duration.ofMinutes(1);

    @Autowired
    Environment environment;

    TestClient testClient = new TestClient("0");

    @BeforeEach
    void find() {
        testClient = new TestClient(environment.getRequiredProperty("local.server.port"));
    }

    @Test
    void aServiceThatIsAwayIsSaidToBeAway() {
        var korean = testClient.asMember("/api/v1/payments/1");
        var english =
                testClient.send(testClient.member("/api/v1/payments/1").header("Accept-Language", "en-US,en;q=0.9"));

        assertThat(korean.status()).isEqualTo(503);
        assertThat(korean.text("type")).isEqualTo("urn:dosirak:problem:service-away");
        assertThat(korean.text("title")).isEqualTo("잠시 이용할 수 없습니다");
        assertThat(korean.header("Retry-After")).isEqualTo("1");
        assertThat(english.text("title")).isEqualTo("Not available right now");
        assertThat(korean.http().body()).doesNotContain("Exception").doesNotContain("localhost");
        assertThat(testClient.asMember("/api/v1/orders").status()).isEqualTo(200);
    }

    @Test
    void aServiceThatBreaksOffLeavesTheOutcomeUnknown() {
        var answer = testClient.post("/api/v1/orders/break-off", new byte[] {1});

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.text("reason")).isEqualTo("service-broke-off");
    }

    @Test
    void aServiceThatHangsIsWaitedForInVainAndOthersDoNotWaitNorDoCommands() throws Exception {
        var hanging = Stream.<Callable<TestClient.Answer>>generate(
                        () -> () -> testClient.asMember("/api/v1/shops/hang"))
                .limit(40)
                .toList();

        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = hanging.stream().map(people::submit).toList();
            await().until(() -> StubServices.SHOP.asked.get() >= 4);
            var others = testClient.asMember("/api/v1/orders");
            var command = testClient.post("/api/v1/shops/1/close", new byte[] {});
            var answers = waiting.stream().map(ServiceUnavailableTest::resultOf).toList();

            assertThat(others.status()).isEqualTo(200);
            assertThat(command.status()).isEqualTo(200);
            assertThat(answers).extracting(TestClient.Answer::status).containsOnly(503, 504);
            assertThat(answers)
                    .filteredOn(it -> it.status() == 504)
                    .isNotEmpty()
                    .allSatisfy(it -> {
                        assertThat(it.text("reason")).isEqualTo("service-slow");
                        assertThat(it.text("detail")).contains("Idempotency-Key");
                    });
            assertThat(answers)
                    .filteredOn(it -> it.status() == 503)
                    .isNotEmpty()
                    .allSatisfy(it -> assertThat(it.text("reason")).isEqualTo("service-busy"));
        }
    }

    @Test
    void whoStopsListeningToAStreamReleasesItsService() throws IOException {
        int before = StubServices.RELAY.cutOff.get();
        int port = Integer.parseInt(environment.getRequiredProperty("local.server.port"));
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("GET /api/v1/relay/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + TokenForge.good() + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            // Longer than any answer but a stream may take.
            assertThat(readUntil(socket.getInputStream(), "id: 75\n"))
                    .contains("200 OK")
                    .contains("text/event-stream");
        }

        await().atMost(SOON).until(() -> StubServices.RELAY.cutOff.get() > before);
    }

    private static String readUntil(InputStream in, String end) throws IOException {
        var text = new StringBuilder();
        var part = new byte[4096];
        while (text.indexOf(end) < 0) {
            int read = in.read(part);
            if (read < 0) {
                break;
            }
            text.append(new String(part, 0, read, StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    private static TestClient.Answer resultOf(Future<TestClient.Answer> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
