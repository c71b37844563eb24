package dev.dosirak.storefront.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopListCursorTest {

    @Test
    void aCursorIsReadAsItWasWritten() {
        var shopListCursor = new ShopListCursor(Instant.ofEpochSecond(1_763_722_800), true, 523, new UUID(-5, 7));

        assertThat(ShopListCursor.valueOf(shopListCursor.toString())).isEqualTo(shopListCursor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.o.5",
                "1.x.5.00000000-0000-0000-0000-000000000000",
                "1.o.-5.00000000-0000-0000-0000-000000000000",
                "99999999999999.o.5.00000000-0000-0000-0000-000000000000",
                "1.o.5.00000000-0000-0000-0000-00000000000g",
                "1.o.5.00000000-0000-0000-0000-000000000000 "
            })
    void whatIsNotACursorIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ShopListCursor.valueOf(text));
    }
}
