package dev.dosirak.demo.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.demo.load.Columns.BadCell;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    @CsvSource(delimiter = '|', textBlock = """
        mon-fri 11:00-22:00; | 5 | monday 11:00 22:00
        mon 10:00-24:00 | 1 | monday 10:00 24:00
        mon-sat 18:00-24:30 | 6 | monday 18:00 24:30
        매일 24시간 | 7 | monday 00:00 24:00
        daily 11:00~20:00 | 7 | monday 11:00 20:00
        월-금 11:00 – 24:00 | 5 | monday 11:00 24:00
        mon-fri 9:00-18:00 | 5 | monday 09:00 18:00
        평일 11시~22시30분; 주말 12시-26시 | 7 | monday 11:00 22:30
        화요일, 목요일 ９：００－１８：００ | 2 | tuesday 09:00 18:00
        Mon-Fri 11:00-22:00 | 5 | monday 11:00 22:00
        MON, WED 11:00-22:00 | 2 | monday 11:00 22:00
        monday-friday 11:00-22:00 | 5 | monday 11:00 22:00
        Saturday,Sunday 11:00-22:00 | 2 | saturday 11:00 22:00
        24시간 | 7 | monday 00:00 24:00
        11:00-22:00 | 7 | monday 11:00 22:00
        11시 30분~22시 | 7 | monday 11:30 22:00
        월~금 11시~22시, 토 12시~20시 | 6 | monday 11:00 22:00
        월~금 11시~22시30분,토,일 24시간, 수 01:00-02:00 | 8 | monday 11:00 22:30
        주중 11:00-22:00 | 5 | monday 11:00 22:00
        평일, 일 11:00-22:00 | 6 | monday 11:00 22:00
        """)
    void hoursAreReadAsTheyAreWritten(String cell, int openings, String first) throws BadCell {
        assertThat(hours(cell)).hasSize(openings).first().isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mon",
                "mon 9-17",
                "mon 10:00-30:00",
                "mon 10:60-12:00",
                "moon 10:00-12:00",
                "mon-tue-wed 10:00-12:00",
                "mon 10:00-12:00, tue",
                "10시 11시-12시",
                "월금 11:00-22:00"
            })
    void anythingElseIsRefused(String cell) {
        assertThatThrownBy(() -> hours(cell))
                .isInstanceOf(BadCell.class)
                .hasMessageStartingWith("hours")
                .hasMessageContaining("24시간");
    }

    @Test
    void hoursWithoutADayAreOfTheDayBeforeThem() throws BadCell {
        assertThat(hours("토,일 11:00-15:00, 17:00-22:00; mon 12시~20시"))
                .containsExactly(
                        "saturday 11:00 15:00",
                        "sunday 11:00 15:00",
                        "saturday 17:00 22:00",
                        "sunday 17:00 22:00",
                        "monday 12:00 20:00");
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
