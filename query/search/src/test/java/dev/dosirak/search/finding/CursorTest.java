package dev.dosirak.search.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.search.finding.Search.After;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final String ID = "00000000-0000-0000-0000-000000000001";

    @Test
    void aCursorIsReadAsItWasWritten() {
        for (var order : Order.values()) {
            var cursor = new Cursor(
                    order,
                    order == Order.FEE,
                    new After(-12.03125, new UUID(-5, 7)),
                    Set.of(new UUID(1, -2), new UUID(3, 4)));

            assertThat(Cursor.valueOf(cursor.toString())).isEqualTo(cursor);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "relevance",
                "relevance.s.4038000000000000." + ID,
                "nonsense.s.4038000000000000." + ID + ".",
                "relevance.x.4038000000000000." + ID + ".",
                "relevance.s.7ff8000000000000." + ID + ".",
                "relevance.s.7ff0000000000000." + ID + ".",
                "relevance.s.403800000000000g." + ID + ".",
                "relevance.s.4038000000000000." + ID + ".A",
                "relevance.s.4038000000000000." + ID + ".AAAA",
                "relevance.s.4038000000000000." + ID + ". "
            })
    void whatIsNotACursorIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cursor.valueOf(text));
    }

    @Test
    void aCursorBelongsToItsOrder() {
        var cursor = new Cursor(Order.FEE, false, new After(1, new UUID(0, 1)), Set.of());

        assertThatThrownBy(() -> new Question(
                        Words.asked("치킨"), SomeShops.HONGDAE, Filters.NONE, Order.RELEVANCE, Optional.of(cursor), 10))
                .isInstanceOf(Refused.class);
    }
}
