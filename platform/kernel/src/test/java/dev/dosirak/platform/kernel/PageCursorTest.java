package dev.dosirak.platform.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageCursorTest {

    static final String ID = "0190bbbb-0000-7000-8000-000000000001";

    @Test
    void aCursorIsReadAsItWasWritten() {
        var cursor = new PageCursor(Instant.parse("2026-11-21T03:00:00.123456Z"), UUID.fromString(ID));

        assertThat(PageCursor.valueOf(cursor.toString())).isEqualTo(cursor);
        assertThat(PageCursor.valueOf(PageCursor.TOP.toString())).isEqualTo(PageCursor.TOP);
        assertThat(PageCursor.valueOf("")).isEqualTo(PageCursor.TOP);
    }

    /// Somebody holds one while we are replaced.
    @Test
    void itsFormStays() {
        assertThat(new PageCursor(Instant.parse("2026-11-21T03:00:00Z"), UUID.fromString(ID)))
                .hasToString(written("2026-11-21T03:00:00Z/" + ID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "2026-11-21T03:00:00Z",
                "2026-11-21T03:00:00Z/",
                "2026-11-21T03:00:00Z/x",
                "yesterday/" + ID,
                "2026-11-21T03:00:00Z/" + ID + "/",
                "1969-12-31T23:59:59Z/" + ID,
                "9999-12-31T00:00:01Z/" + ID,
                "+1000000000-12-31T23:59:59Z/" + ID
            })
    void whatIsNotACursorIsRefused(String plain) {
        var text = plain.isEmpty() ? "!" : written(plain);

        assertThatIllegalArgumentException().isThrownBy(() -> PageCursor.valueOf(text));
        assertThatIllegalArgumentException().isThrownBy(() -> PageCursor.valueOf(text + "A".repeat(100)));
    }

    private static String written(String plain) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }
}
