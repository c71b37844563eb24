package dev.dosirak.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource(nullValues = "null", delimiter = '|', textBlock = """
            null | ko
            '' | ko
            en | en
            en-GB,ko;q=0.8 | en
            ko-KR,en;q=0.9 | ko
            fr, en;q=0.1 | en
            fr | ko
            ;;q=x | ko
            """)
    void koreanUnlessEnglishIsPreferred(String accepted, String language) {
        assertThat(Languages.preferred(accepted)).isEqualTo(Locale.of(language));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '' | '' | '' | en
            '' | '' | ko_KR.UTF-8 | ko
            '' | '' | en_US.UTF-8 | en
            '' | C.UTF-8 | ko_KR.UTF-8 | en
            '' | ko_KR.UTF-8 | C | ko
            ko | C.UTF-8 | C.UTF-8 | ko
            KO | '' | '' | ko
            '' | '' | kok_IN | en
            en | ko_KR.UTF-8 | ko_KR.UTF-8 | en
            C.UTF-8 | '' | ko_KR.UTF-8 | en
            """)
    void aCommandLineSpeaksTheLanguageOfItsLocale(String ours, String all, String lang, String language) {
        assertThat(Languages.ofCommandLine(Map.of("DOSIRAK_LANG", ours, "LC_ALL", all, "LANG", lang)))
                .isEqualTo(Locale.of(language));
        assertThat(Languages.ofCommandLine(Map.of())).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void ofThousandsOfLanguagesOnlyTheFirstAreRead() {
        var thousands = "fr,".repeat(2_000) + "en";
        assertThat(Languages.preferred(thousands)).isEqualTo(Locale.KOREAN);
        assertThat(Languages.shortened("en," + thousands))
                .hasSizeLessThanOrEqualTo(256)
                .startsWith("en,fr");
        assertThat(Languages.shortened("x".repeat(5_000))).isEmpty();
    }
}
