package dev.dosirak.payment;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8109", "http://127.0.0.1:8109", "http://[::1]:8109"})
    void theKeyThatEverybodyKnowsIsForTheSimulatorOfThisMachine(String url) {
        assertThatNoException().isThrownBy(() -> pg(url, "test_sk_dosirak"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://pg-simulator:8109", "https://api.pg.example", "http://127.evil.example"})
    void andForNobodyElse(String url) {
        assertThatThrownBy(() -> pg(url, "test_sk_dosirak")).hasMessageContaining("a key that not everybody knows");
    }

    @Test
    void anotherKeyGoesAnywhere() {
        assertThatNoException().isThrownBy(() -> pg("https://api.pg.example", "own"));
    }

    private static void pg(String url, String key) {
        var time = Duration.ofSeconds(1);
        new PaymentSettings.Gateway(url, "", key, time, time, 10);
    }
}
