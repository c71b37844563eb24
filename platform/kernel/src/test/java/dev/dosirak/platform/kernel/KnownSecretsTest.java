package dev.dosirak.platform.kernel;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownSecretsTest {

    private static final String KEY = "dosirak.payment.pg.secret-key";

    private final KnownSecrets known = new KnownSecrets(Map.of(KEY, "test_sk_dosirak"));
    private final KnownSecrets own = new KnownSecrets(Map.of(KEY, "made at the first start"));

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.0.7", ""})
    void nobodyListensToOthersWithASecretThatEverybodyKnows(String address) {
        assertThatThrownBy(() -> known.mayListenOn(address))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(KEY);
        assertThatCode(() -> own.mayListenOn(address)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "localhost"})
    void onItsOwnMachineItDoes(String address) {
        assertThatCode(() -> known.mayListenOn(address)).doesNotThrowAnyException();
    }
}
