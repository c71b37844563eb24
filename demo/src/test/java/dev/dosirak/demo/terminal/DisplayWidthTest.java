package dev.dosirak.demo.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisplayWidthTest {

    @Test
    void aKoreanSyllableTakesTwoColumns() {
        assertThat(DisplayWidth.of("김미나 shop")).isEqualTo(11);
    }

    @Test
    void textIsFilledUpToItsColumns() {
        assertThat(DisplayWidth.fit("치킨", 6)).isEqualTo("치킨  ");
    }

    @Test
    void textThatIsTooLongIsCutBetweenSyllables() {
        assertThat(DisplayWidth.fit("황금 치킨 합정동점", 10)).isEqualTo("황금 치킨…");
        assertThat(DisplayWidth.fit("황금치킨", 6)).isEqualTo("황금… ");
    }
}
