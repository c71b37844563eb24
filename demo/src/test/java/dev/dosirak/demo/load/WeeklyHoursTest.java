package dev.dosirak.demo.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

class WeeklyHoursTest {

    @Test
    void rangesListsAndBreaksAreWrittenOutDayByDay() throws BadCell {
        assertThat(hours("mon-wed 11:00-15:00; fri,sun 17:00-02:00; mon 17:00-22:00"))
                .containsExactly(
                        "monday 11:00 15:00",
                        "tuesday 11:00 15:00",
                        "wednesday 11:00 15:00",
                        "friday 17:00 02:00",
                        "sunday 17:00 02:00",
                        "monday 17:00 22:00");
    }

    @Test
    void aRangeMayGoOverTheWeekend() throws BadCell {
        assertThat(hours("sat-mon 10:00-20:00")).hasSize(3).last().isEqualTo("monday 10:00 20:00");
    }

    @Test
    void dailyIsSevenDays() throws BadCell {
        assertThat(hours("daily 00:00-00:00")).hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "mon", "mon 9:00-17:00", "mon 10:00-25:00", "moon 10:00-12:00", "mon-tue-wed 10:00-12:00"})
    void anythingElseIsRefused(String cell) {
        assertThatThrownBy(() -> hours(cell)).isInstanceOf(BadCell.class).hasMessageStartingWith("hours");
    }

    private static List<String> hours(String cell) throws BadCell {
        var weekly = JsonNodeFactory.instance.arrayNode();
        WeeklyHours.into(weekly, cell);
        var words = new ArrayList<String>();
        weekly.forEach(it -> words.add("%s %s %s"
                .formatted(
                        it.path("day").asString(),
                        it.path("open").asString(),
                        it.path("close").asString())));
        return words;
    }
}
