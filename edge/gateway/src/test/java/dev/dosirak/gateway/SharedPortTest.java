package dev.dosirak.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.embedded.Ports;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two gateways of one machine, of which one dies.
class SharedPortTest {

    @TempDir
    Path folder;

    @Test
    void thePortAnswersAsLongAsOneOfThemLivesAndEachAnswersAboutItself() {
        var port = Ports.free();
        var atOne = Ports.free();
        var atTwo = Ports.free();
        try (var stubStorefront = new StubStorefront();
                var two = start(stubStorefront, port, atTwo)) {
            try (var one = start(stubStorefront, port, atOne)) {
                assertThat(one.port()).isEqualTo(two.port());
                assertThat(status(atOne, "/actuator/health/readiness")).isEqualTo(200);
                assertThat(status(atOne, "/actuator/prometheus")).isEqualTo(404);
            }

            for (int visit = 0; visit < 20; visit++) {
                assertThat(status(port, "/api/v1/storefront/shops")).isEqualTo(200);
            }
            assertThat(status(atTwo, "/actuator/health/readiness")).isEqualTo(200);
            assertThat(status(port, "/actuator/health/readiness")).isEqualTo(404);
        }
    }

    private RunningGateway start(StubStorefront stubStorefront, int port, int management) {
        var settings = Map.of(
                "server.port",
                Integer.toString(port),
                "management.server.port",
                Integer.toString(management),
                "management.server.address",
                "127.0.0.1",
                "GATEWAY_SHARED_PORT",
                "true");
        return RunningGateway.start(stubStorefront, folder.resolve(Integer.toString(management)), settings);
    }

    private static int status(int port, String path) {
        return new TestClient(Integer.toString(port)).get(path).status();
    }
}
