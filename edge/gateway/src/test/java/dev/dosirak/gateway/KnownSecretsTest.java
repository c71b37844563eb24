package dev.dosirak.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A gateway that others can reach, with a key that stands in this repository: who has read it is a service.
class KnownSecretsTest {

    private static final String OWN = "made-at-the-first-start-and-kept-here";

    @TempDir
    Path folder;

    final StubStorefront stubStorefront = new StubStorefront();

    @AfterEach
    void close() {
        stubStorefront.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DOSIRAK_SERVICE_KEY", "DOSIRAK_PREVIOUS_SERVICE_KEY"})
    void itDoesNotStart(String variable) {
        var settings = Map.of("server.address", "0.0.0.0", "DOSIRAK_SERVICE_KEY", OWN);

        assertThatThrownBy(() ->
                        RunningGateway.start(stubStorefront, folder, with(settings, variable, TokenForge.SERVICE_KEY)))
                .hasStackTraceContaining("service-key is a secret that everybody knows");
    }

    @Test
    void withAKeyOfItsOwnItDoes() {
        try (var gateway = RunningGateway.start(
                stubStorefront, folder, Map.of("server.address", "0.0.0.0", "DOSIRAK_SERVICE_KEY", OWN))) {
            assertThat(gateway.visitor().get("/actuator/health/liveness").status())
                    .isEqualTo(200);
        }
    }

    private static Map<String, String> with(Map<String, String> settings, String key, String value) {
        var all = new HashMap<>(settings);
        all.put(key, value);
        return all;
    }
}
