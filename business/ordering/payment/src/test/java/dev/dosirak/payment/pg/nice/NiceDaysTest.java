package dev.dosirak.payment.pg.nice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NiceDaysTest {

    /// From when it was made until now, as the clocks may differ; a request that hung may have taken the money since.
    @ParameterizedTest
    @CsvSource({
        "2026-11-21T03:00:00Z, 2026-11-21T03:00:00Z, 20261121",
        "2026-11-21T13:59:59Z, 2026-11-21T14:58:59Z, 20261121",
        "2026-11-21T13:30:00Z, 2026-11-21T15:10:00Z, 20261121 20261122",
        "2026-11-21T14:59:30Z, 2026-11-21T14:59:31Z, 20261121 20261122",
        "2026-11-21T15:00:30Z, 2026-11-21T15:01:00Z, 20261121 20261122",
        "2026-11-21T15:01:30Z, 2026-11-21T15:02:00Z, 20261122",
        "2026-11-21T15:01:30Z, 2026-11-21T14:57:00Z, 20261122",
        "2026-11-21T13:30:00Z, 2026-11-23T13:30:00Z, 20261121 20261122 20261123",
        "2026-11-21T13:30:00Z, 2027-11-21T13:30:00Z, 20261121 20261122 20261123 20261124 20261125 20261126 20261127 20261128",
    })
    void anOrderIsLookedForOnEveryDaySinceItWasMade(Instant madeAt, Instant asked, String days) {
        assertThat(NiceDays.of(NiceGatewayTest.madeAt(madeAt), asked))
                .extracting(DateTimeFormatter.BASIC_ISO_DATE::format)
                .isEqualTo(List.of(days.split(" ")));
    }

    @Test
    void anOrderWhoseIdDoesNotSayWhenIsLookedForTodayAndYesterday() {
        assertThat(NiceDays.of(UUID.randomUUID(), Instant.parse("2026-11-21T03:00:00Z")))
                .containsExactly(LocalDate.of(2026, 11, 21), LocalDate.of(2026, 11, 20));
    }
}
