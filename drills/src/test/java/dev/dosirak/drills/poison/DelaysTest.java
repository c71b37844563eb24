package dev.dosirak.drills.poison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.demo.traffic.CommandRecord;
import dev.dosirak.drills.rig.CannotMeasure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DelaysTest {

    private static final Instant NOON = Instant.parse("2026-05-04T03:00:00Z");

    private final List<CommandRecord> journal = new ArrayList<>();

    @Test
    void fromTheOrderToTheRider() {
        order(0, 300);
        order(1_000, 100);
        assertThat(delays(0, 2_000).millis()).containsExactly(100L, 300L);
    }

    @Test
    void onlyOfThosePlacedMeanwhile() {
        order(999, 100);
        order(1_000, 200);
        order(1_999, 300);
        order(2_000, 400);
        assertThat(delays(1_000, 2_000).millis()).containsExactly(200L, 300L);
    }

    @Test
    void whatNoRiderTookIsLeftOut() {
        var order = UUID.randomUUID();
        command("place", order, 0, CommandRecord.Outcome.DONE);
        command("reject", order, 100, CommandRecord.Outcome.DONE);
        command("take", order, 200, CommandRecord.Outcome.REFUSED);
        command("place", null, 0, CommandRecord.Outcome.REFUSED);
        assertThat(delays(0, 1_000).millis()).isEmpty();
        assertThatThrownBy(delays(0, 1_000)::p99).isInstanceOf(CannotMeasure.class);
    }

    @Test
    void theFirstRiderCounts() {
        var order = UUID.randomUUID();
        command("place", order, 0, CommandRecord.Outcome.DONE);
        command("take", order, 100, CommandRecord.Outcome.DONE);
        command("take", order, 900, CommandRecord.Outcome.DONE);
        assertThat(delays(0, 1_000).millis()).containsExactly(100L);
    }

    @Test
    void oneInAHundredMayBeSlower() {
        for (int i = 1; i <= 100; i++) {
            order(0, i);
        }
        assertThat(delays(0, 1).p99()).isEqualTo(99);
        order(0, 500);
        assertThat(delays(0, 1).p99()).isEqualTo(100);
    }

    private Delays delays(long from, long to) {
        return Delays.of(journal, NOON.plusMillis(from), NOON.plusMillis(to));
    }

    private void order(long at, long taken) {
        var order = UUID.randomUUID();
        command("place", order, at, CommandRecord.Outcome.DONE);
        command("take", order, at + taken, CommandRecord.Outcome.DONE);
    }

    private void command(String what, @Nullable UUID order, long at, CommandRecord.Outcome outcome) {
        journal.add(new CommandRecord(NOON.plusMillis(at), UUID.randomUUID(), what, order, null, outcome, 200, ""));
    }
}
