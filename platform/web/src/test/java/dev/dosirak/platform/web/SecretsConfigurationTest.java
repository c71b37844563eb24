package dev.dosirak.platform.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class SecretsConfigurationTest {

    private static final String KEY = "dosirak.payment.pg.secret-key";

    private final SecretsConfiguration configuration = new SecretsConfiguration();

    @ParameterizedTest
    @ValueSource(strings = {"test_sk_dosirak", "${PG_KEY:test_sk_dosirak}"})
    void aServiceThatOthersReachDoesNotStartWithASecretThatEverybodyKnows(String secret) {
        assertThatThrownBy(() -> configuration.knownSecrets(at("0.0.0.0").withProperty(KEY, secret)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(KEY);
        assertThatThrownBy(() -> configuration.knownSecrets(new MockEnvironment().withProperty(KEY, secret)))
                .as("where nothing is said it listens on every address")
                .hasMessageContaining(KEY);
        assertThatCode(() -> configuration.knownSecrets(at("127.0.0.1").withProperty(KEY, secret)))
                .doesNotThrowAnyException();
    }

    private static MockEnvironment at(String address) {
        return new MockEnvironment().withProperty("server.address", address);
    }
}
