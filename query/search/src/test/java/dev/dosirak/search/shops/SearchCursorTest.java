package dev.dosirak.search.shops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.search.shops.IndexQuery.After;
import dev.dosirak.search.words.Words;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchCursorTest {

    private static final String ID = "00000000-0000-0000-0000-000000000001";

    @Test
    void aCursorIsReadAsItWasWritten() {
        for (var sortOrder : SortOrder.values()) {
            var searchCursor = new SearchCursor(
                    sortOrder,
                    sortOrder == SortOrder.FEE,
                    new After(-12.03125, new UUID(-5, 7)),
                    Set.of(new UUID(1, -2), new UUID(3, 4)));

            assertThat(SearchCursor.valueOf(searchCursor.toString())).isEqualTo(searchCursor);
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
        assertThatIllegalArgumentException().isThrownBy(() -> SearchCursor.valueOf(text));
    }

    @Test
    void aCursorBelongsToItsOrder() {
        var searchCursor = new SearchCursor(SortOrder.FEE, false, new After(1, new UUID(0, 1)), Set.of());

        assertThatThrownBy(() -> new SearchRequest(
                        Words.ofQuery("치킨"),
                        SomeShops.HONGDAE,
                        Filters.NONE,
                        SortOrder.RELEVANCE,
                        Optional.of(searchCursor),
                        10))
                .isInstanceOf(Refused.class);
    }
}
