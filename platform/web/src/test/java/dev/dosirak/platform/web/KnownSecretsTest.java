package dev.dosirak.platform.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class KnownSecretsTest {

    private static final String KEY = "dosirak.payment.pg.secret-key";

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.0.7", ""})
    void aServiceThatOthersReachDoesNotStartWithASecretThatEverybodyKnows(String address) {
        assertThatThrownBy(() -> new KnownSecrets(at(address).withProperty(KEY, "test_sk_dosirak")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(KEY);
        assertThatCode(() -> new KnownSecrets(at(address).withProperty(KEY, "made at the first start")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "localhost"})
    void onItsOwnMachineItDoes(String address) {
        assertThatCode(() -> new KnownSecrets(at(address).withProperty(KEY, "test_sk_dosirak")))
                .doesNotThrowAnyException();
    }

    @Test
    void whatStandsBehindAPlaceholderCounts() {
        var environment = at("0.0.0.0").withProperty(KEY, "${PG_KEY:test_sk_dosirak}");

        assertThatThrownBy(() -> new KnownSecrets(environment)).hasMessageContaining(KEY);
    }

    private static MockEnvironment at(String address) {
        return new MockEnvironment().withProperty("server.address", address);
    }
}
