package dev.dosirak.platform.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SealTest {

    static final byte[] SECRET = "bk_money".getBytes(UTF_8);

    final Seal seal = new Seal(Keys.of("a long enough secret of this test"), "this test");

    @Test
    void aSecretOpensUnderItsOwnNameWithItsOwnKeyForItsOwnPurposeOnly() {
        var sealed = seal.seal("row", SECRET);

        assertThat(seal.open("row", sealed)).contains(SECRET);
        assertThat(new String(sealed, UTF_8)).doesNotContain("bk_money");
        assertThat(seal.seal("row", SECRET)).isNotEqualTo(sealed);
        assertThat(seal.open("other row", sealed)).isEmpty();
        assertThat(new Seal(Keys.of("another secret"), "this test").open("row", sealed))
                .isEmpty();
        assertThat(new Seal(Keys.of("a long enough secret of this test"), "another test").open("row", sealed))
                .isEmpty();
    }

    @Test
    void aSecretOpensWhileItsKeyIsStillNamed() {
        var sealed = seal.seal("row", SECRET);
        var rotated = new Seal(Keys.of("a newer secret", "a long enough secret of this test"), "this test");

        assertThat(rotated.open("row", sealed)).contains(SECRET);
        assertThat(seal.open("row", rotated.seal("row", SECRET))).isEmpty();
    }

    @Test
    void whatWasTamperedWithOrCutShortDoesNotOpen() {
        var sealed = seal.seal("row", SECRET);
        for (int length = 0; length < sealed.length; length++) {
            assertThat(seal.open("row", Arrays.copyOf(sealed, length))).isEmpty();
        }
        sealed[sealed.length - 1] ^= 1;
        assertThat(seal.open("row", sealed)).isEmpty();
    }

    /// Databases are full of it.
    @Test
    void itsFormStays() {
        var known = HexFormat.of().parseHex("0102030405060708090a0b0c0bda44bd203d13eb0158b4a7a478adb0b4a8706688a579f0");

        assertThat(seal.open("row", known)).contains(SECRET);
    }
}
