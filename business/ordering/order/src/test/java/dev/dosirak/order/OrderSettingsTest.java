package dev.dosirak.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OrderSettingsTest {

    @Test
    void anOrderWaitsForItsMoneyForTenMinutesUnlessSomebodySaysOtherwise() {
        assertThat(settings(Map.of()).payWithin()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings(Map.of("dosirak.order.pay-within", "1h")).payWithin())
                .isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"61m", "3h", "0s", "-1m"})
    void andNeverSoLongThatAGatewayForgetsThatItWasAskedBefore(String payWithin) {
        assertThatThrownBy(() -> settings(Map.of("dosirak.order.pay-within", payWithin)))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dosirak.order.pay-within")
                .hasMessageContaining("at most 1h")
                .hasMessageContaining("charge a customer twice");
    }

    private static OrderSettings settings(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("dosirak.order", OrderSettings.class);
    }
}
