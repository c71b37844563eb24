package dev.dosirak.payment.pg.nice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NiceCipherTest {

    /// The example of NICE's manual.
    @Test
    void itHidesACardAsTheManualDoes() {
        var cipher = new NiceCipher("2dcc2a0d63bf469490bb19a201be3735");

        assertThat(cipher.encrypt("cardNo=1234567890123456&expYear=25&expMonth=12&idNo=800101&cardPw=12"))
                .isEqualTo("6ecfe97e521bc67c3053d74a9dbdba53033d343fc9e8e38e730964b22ef2e4a5"
                        + "9607171b00a9da977141b3f79fffa1e80a16c08bc58666b479f554a966a36341"
                        + "4347e62f2621f8df220c7a4a545592d0");
    }

    @Test
    void aSecretKeyOfAnotherLengthIsNoneOfNice() {
        assertThatThrownBy(() -> new NiceCipher("test_sk_dosirak"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("test_sk_dosirak");
    }
}
