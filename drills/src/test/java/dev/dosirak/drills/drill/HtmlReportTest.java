package dev.dosirak.drills.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    private static final Pattern SVG = Pattern.compile("(?s)<svg.*?</svg>");
    private final String report = HtmlReport.of(RecordedDrill.in(Mode.BEFORE, new Check("paid", true, "0 of 300")));

    @Test
    void nothingInItComesFromElsewhere() {
        assertThat(report).doesNotContain("<script", "src=", "href=", "@import", "url(", "http");
    }

    @Test
    void eachPanelIsAPictureThatCanBeRead() throws Exception {
        var pictures = SVG.matcher(report).results().toList();
        assertThat(pictures).hasSize(3);
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        for (var picture : pictures) {
            assertThatCode(() -> builder.parse(
                            new ByteArrayInputStream(picture.group().getBytes(StandardCharsets.UTF_8))))
                    .doesNotThrowAnyException();
            assertThat(picture.group()).contains("class=\"ill\"").doesNotContain("NaN", "Infinity");
        }
    }

    @Test
    void textIsText() {
        assertThat(report)
                .contains("The gateway &lt;dies&gt; &amp; customers order.")
                .doesNotContain("<dies>");
    }

    @Test
    void itSaysHowToRepeatItAndWhatCameOut() {
        assertThat(report)
                .contains("./dosirak drill pg-outage --mode before --seed 7", "✓ The failure is shown", "0 of 300")
                .contains("2026-12-02 10:02:03");
    }

    @Test
    void scalesEndAtNumbersThatReadWell() {
        assertThat(Chart.roundUp(0)).isEqualTo(1);
        assertThat(Chart.roundUp(13)).isEqualTo(20);
        assertThat(Chart.roundUp(4.2)).isEqualTo(8);
        assertThat(Chart.roundUp(0.3)).isEqualTo(0.4);
    }
}
