package dev.dosirak.demo.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.demo.load.Columns.BadCell;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class ClosedDaysTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-12-25 2027-01-01",
                "2026-12-25,2027-01-01",
                "2026-12-25, 2027-01-01,",
                "2026-12-25\n2027-01-01\n",
                "2026-12-25\r\n2027-01-01",
                "2026.12.25 2027.1.1",
                "2026. 12. 25. 2027. 1. 1.",
                "2026. 12. 25, 2027. 1. 1",
                "２０２６．１２．２５ 2027/01/01"
            })
    void daysAreReadAsTheyAreWritten(String cell) throws BadCell {
        assertThat(days(cell)).containsExactly("2026-12-25", "2027-01-01");
    }

    @Test
    void nothingIsNoDay() throws BadCell {
        assertThat(days("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "2026-12-25 Christmas", "12-25", "20261225", "2026-12-255"})
    void anythingElseIsRefused(String cell) {
        assertThatThrownBy(() -> days(cell)).isInstanceOf(BadCell.class).hasMessageContaining("2026.12.25");
    }

    private static List<String> days(String cell) throws BadCell {
        var closed = JsonNodeFactory.instance.arrayNode();
        ClosedDays.into(closed, cell);
        return closed.valueStream().map(JsonNode::asString).toList();
    }
}
