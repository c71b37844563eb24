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
                "tel:064-733-0001",
                "064-733-0001;010-1234-5678",
                "064·733·0001",
                "064ㆍ733ㆍ0001",
                "064・733・0001",
                "064-733-0001(박)",
                "064-733-0001 (사장님 댁)",
                "064-733-0001 내선 3",
                "064-733-0001#12345",
                "0647330001.0",
                "647330001"
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
        "02-2222-2222, 02-2222-2222",
        "02-222-2222, 02-222-2222",
        "033-333-3333, 033-333-3333",
        "055-555-5555, 055-555-5555",
        "010-0000-0000, 010-0000-0000",
        "1012345678, 010-1234-5678",
        "1012345678.0, 010-1234-5678",
        "010·1234·5678, 010-1234-5678",
        "016-612-3456, 016-612-3456",
        "080-123-4567, 080-123-4567",
        "060-700-1234, 060-700-1234",
        "0303-1234-5678, 0303-1234-5678",
        "+82 1588-1234, 1588-1234",
        "+91 98765 43210, +91 98765 43210",
        "15881234, 1588-1234",
        "1588-1234, 1588-1234",
        "+1 650 253 0000, +1 650-253-0000"
    })
    void numbersAreWrittenAsTheyAreDialled(String text, String number) {
        assertThat(Phone.of(text)).map(Phone::number).contains(number);
    }

    /// A digit too many or too few, and what a spreadsheet makes of a number, ring at nobody else's.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "01012345678901",
                "031-1234-56789",
                "064-733-00012",
                "010-1234-567",
                "010-1234-56789",
                "070-123-4567",
                "02-1234-56789",
                "1588-12345",
                "1661-23456",
                "1234567890",
                "064-733-0001 010-1234-5678",
                "6.47330001E8",
                "6.47330001e+8"
            })
    void aSlipOfTheFingerIsNone(String text) {
        assertThat(Phone.of(text)).isEmpty();
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
