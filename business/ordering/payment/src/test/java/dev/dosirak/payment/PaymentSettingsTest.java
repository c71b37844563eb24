package dev.dosirak.payment;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

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

    @ParameterizedTest
    @ValueSource(strings = {"61m", "0s"})
    void noOrderWaitsSoLongThatAGatewayForgetsThatItWasAskedBefore(String payWithin) {
        var settings = new Binder(
                new MapConfigurationPropertySource(Map.of("dosirak.payment.pay-within-when-unsaid", payWithin)));

        assertThatThrownBy(() -> settings.bindOrCreate("dosirak.payment", PaymentSettings.class))
                .rootCause()
                .hasMessageContaining("dosirak.payment.pay-within-when-unsaid")
                .hasMessageContaining("at most 1h");
    }

    private static void pg(String url, String key) {
        var time = Duration.ofSeconds(1);
        new PaymentSettings.Gateway(url, "", key, time, time, 10, "", "");
    }
}
