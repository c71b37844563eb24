package dev.dosirak.payment.charge.postgres;

import static dev.dosirak.payment.charge.postgres.PaymentTables.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.payment.charge.JournalCheckpoints.Checkpoint;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PostgresJournalCheckpointsTest {

    @Test
    void theMarkOfTheJournalNeverGoesBackUnlessItIsAheadOfTime() {
        var marks = new PostgresJournalCheckpoints(new PaymentTables().jdbc);
        var within = new Checkpoint(NOON.plusSeconds(1), Optional.of("key-7"));
        assertThat(marks.of("soon")).isEmpty();
        marks.advance("soon", new Checkpoint(NOON.plusSeconds(1), Optional.empty()), NOON.plusSeconds(1));
        marks.advance("soon", within, NOON.plusSeconds(1));
        marks.advance("soon", new Checkpoint(NOON, Optional.of("key-3")), NOON.plusSeconds(1));
        assertThat(marks.of("soon")).contains(within);

        var earlier = new Checkpoint(NOON.minusSeconds(9), Optional.empty());
        marks.advance("soon", earlier, NOON);
        assertThat(marks.of("soon")).as("it was ahead of time").contains(earlier);
    }

    @Test
    void sinceWhenItStopsIsKeptUntilItGoesOn() {
        var marks = new PostgresJournalCheckpoints(new PaymentTables().jdbc);
        var end = NOON.plusSeconds(100);
        marks.advance("stops", new Checkpoint(NOON, Optional.empty()), end);

        assertThat(marks.stopped("stops", "tx-1", NOON)).isEqualTo(NOON);
        assertThat(marks.stopped("stops", "tx-1", NOON.plusSeconds(9))).isEqualTo(NOON);
        marks.advance("stops", new Checkpoint(NOON, Optional.of("tx-1")), end);
        assertThat(marks.stopped("stops", "tx-2", NOON.plusSeconds(10))).isEqualTo(NOON);

        marks.goesOn("stops");
        assertThat(marks.stopped("stops", "tx-3", NOON.plusSeconds(11))).isEqualTo(NOON.plusSeconds(11));
        marks.advance("stops", new Checkpoint(end, Optional.empty()), end);
        assertThat(marks.stopped("stops", "tx-4", end)).as("it was at its end").isEqualTo(end);
    }
}
