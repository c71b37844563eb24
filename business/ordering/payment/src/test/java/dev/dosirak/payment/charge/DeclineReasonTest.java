package dev.dosirak.payment.charge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeclineReasonTest {

    @ParameterizedTest
    @EnumSource
    void customersAreToldInASentence(DeclineReason reason) {
        for (var language : new Locale[] {Locale.ROOT, Locale.ENGLISH}) {
            var sentences = ResourceBundle.getBundle(
                    "platform-problems",
                    language,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            assertThat(sentences.getLocale()).isEqualTo(language);
            assertThat(sentences.getString("reason." + reason.code())).endsWith(".");
        }
    }
}
