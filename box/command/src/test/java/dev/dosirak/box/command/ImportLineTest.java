package dev.dosirak.box.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.box.command.CopyState.Importing;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ImportLineTest {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");

    @Test
    void anImportOfEverythingHasABar() {
        assertThat(ImportLine.bar(new Importing(12_000, 48_000, null, null), OptionalLong.of(4_870), 80))
                .isEqualTo("[#######.....................] 12,000 of 48,000, 4,870 a second");
    }

    @Test
    void theBarGivesWay() {
        var line = ImportLine.bar(new Importing(12_000, 48_000, null, null), OptionalLong.of(4_870), 50);

        assertThat(line)
                .isEqualTo("[###............] 12,000 of 48,000, 4,870 a second")
                .hasSizeLessThanOrEqualTo(50);
    }

    @Test
    void whatGrewMeanwhileDoesNotBurstTheBar() {
        assertThat(ImportLine.bar(new Importing(11, 10, null, null), OptionalLong.empty(), 80))
                .isEqualTo("[############################] 11 of 10");
    }

    @Test
    void ofASpanNobodyKnowsHowMuchItIs() {
        assertThat(ImportLine.bar(new Importing(120, 0, NOON, NOON.plusSeconds(60)), OptionalLong.empty(), 80))
                .isEqualTo("120 so far");
    }

    @Test
    void theRateIsThatOfTheLastFewSeconds() {
        var rates = new ImportRates();
        assertThat(rates.at("storefront-shops", 0, NOON)).isEmpty();
        assertThat(rates.at("storefront-shops", 4_000, NOON.plusSeconds(2))).hasValue(2_000);
        assertThat(rates.at("storefront-shops", 4_100, NOON.plusSeconds(4))).hasValue(1_025);
        assertThat(rates.at("storefront-shops", 4_200, NOON.plusSeconds(8))).hasValue(25);
    }

    @Test
    void anotherImportBeginsAnew() {
        var rates = new ImportRates();
        rates.at("storefront-shops", 4_000, NOON);

        assertThat(rates.at("storefront-shops", 100, NOON.plusSeconds(1))).isEmpty();
        assertThat(rates.at("storefront-shops", 300, NOON.plusSeconds(2))).hasValue(200);
    }
}
