package dev.dosirak.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "064-733-0001",
                "0647330001",
                "064 733  0001",
                "064.733.0001",
                "064)733-0001",
                "(064) 733-0001",
                "064–733–0001",
                "064—733—0001",
                "０６４－７３３－０００１",
                "+82 64-733-0001",
                "+82-64-733-0001",
                "+82647330001",
                "82-64-733-0001",
                "+82 (0)64 733 0001",
                "0082-64-733-0001",
                "064-733-0001~5",
                "064-733-0001 ~ 0005",
                "064-733-0001, 0002",
                "064-733-0001/2",
                "\u00a0064\u200b-733-0001 ",
                "064‑733‑0001",
                "tel:064-733-0001"
            })
    void aNumberHasOneForm(String text) {
        assertThat(Phone.of(text)).map(Phone::number).contains("064-733-0001");
    }

    @ParameterizedTest
    @CsvSource({
        "01012345678, 010-1234-5678",
        "010-0999-1001, 010-0999-1001",
        "064-000-7711, 064-000-7711",
        "021234567, 02-123-4567",
        "0212345678, 02-1234-5678",
        "070 7123 4567, 070-7123-4567",
        "050712345678, 0507-1234-5678",
        "15881234, 1588-1234",
        "1588-1234, 1588-1234",
        "+1 650 253 0000, +1 650-253-0000"
    })
    void numbersAreWrittenAsTheyAreDialled(String text, String number) {
        assertThat(Phone.of(text)).map(Phone::number).contains(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "02",
                "000000000",
                "000-0000-0000",
                "111",
                "없음",
                "-",
                "064-733",
                "0000",
                "1234567890123456789"
            })
    void whatNobodyCanDialIsNone(String text) {
        assertThat(Phone.of(text)).isEmpty();
    }
}
