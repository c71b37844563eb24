package dev.dosirak.payment.method.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.kernel.Keys;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VaultTest {

    static final UUID ROW = UUID.fromString("00000000-0000-4000-8000-000000000001");
    static final UUID OTHER_ROW = UUID.fromString("00000000-0000-4000-8000-000000000002");
    static final String SECRET = "bk_money";

    final Vault vault = new Vault(Keys.of("a long enough secret of this test"));

    @Test
    void aSecretOpensInItsOwnRowWithItsOwnKeyOnly() {
        var locked = vault.lock(ROW, SECRET);

        assertThat(vault.unlock(ROW, locked)).isEqualTo(SECRET);
        assertThat(new String(locked, UTF_8)).doesNotContain(SECRET);
        assertThat(vault.lock(ROW, SECRET)).isNotEqualTo(locked);
        assertThatThrownBy(() -> vault.unlock(OTHER_ROW, locked)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Vault(Keys.of("another secret")).unlock(ROW, locked))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSecretOpensWhileItsKeyIsStillNamed() {
        var locked = vault.lock(ROW, SECRET);
        var rotated = new Vault(Keys.of("a newer secret", "a long enough secret of this test"));

        assertThat(rotated.unlock(ROW, locked)).isEqualTo(SECRET);
        assertThatThrownBy(() -> vault.unlock(ROW, rotated.lock(ROW, SECRET)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSecretThatWasTamperedWithDoesNotOpen() {
        var locked = vault.lock(ROW, SECRET);
        locked[locked.length - 1] ^= 1;

        assertThatThrownBy(() -> vault.unlock(ROW, locked)).isInstanceOf(IllegalStateException.class);
    }
}
