package dev.dosirak.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A purse that is filled, and refuses nothing but money that is not there.
class CommandHandlerTest {

    static final Instant NOON = Instant.parse("2026-05-04T03:00:00Z");
    static final String PURSE = "mina's";

    record Put(long won, Instant at) {}

    Versioned<Long> purse = new Versioned<>(0L, 0);
    int races = 0;
    final List<Put> recorded = new ArrayList<>();
    final CommandHandler<String, Long, Put, Put> purses =
            new CommandHandler<>(_ -> purse, CommandHandlerTest::decide, this::append, InstantSource.fixed(NOON));

    static List<Put> decide(long won, Put put) {
        if (won + put.won() < 0) {
            throw new IllegalArgumentException("overdrawn");
        }
        return put.won() == 0 ? List.of() : List.of(put);
    }

    Versioned<Long> append(String id, Versioned<Long> before, List<Put> events) {
        if (races > 0) {
            races--;
            purse = new Versioned<>(purse.state() + 100, purse.version() + 1);
        }
        if (before.version() != purse.version()) {
            throw new Stale(id);
        }
        recorded.addAll(events);
        purse = new Versioned<>(before.state() + events.getFirst().won(), before.version() + 1);
        return purse;
    }

    @Test
    void theAnswerIsTheStateAfterTheNewsWithItsVersion() {
        assertThat(purses.handle(PURSE, at -> new Put(5, at))).isEqualTo(new Versioned<>(5L, 1));
        assertThat(recorded).containsExactly(new Put(5, NOON));
    }

    @Test
    void whatIsNoNewsIsNotRecorded() {
        purses.handle(PURSE, new Put(5, NOON));

        assertThat(purses.handle(PURSE, new Put(0, NOON))).isEqualTo(new Versioned<>(5L, 1));
        assertThat(recorded).hasSize(1);
    }

    @Test
    void whoLosesARaceDecidesOnWhatTheOtherLeft() {
        races = 9;

        assertThat(purses.handle(PURSE, new Put(5, NOON))).isEqualTo(new Versioned<>(905L, 10));
        assertThat(recorded).containsExactly(new Put(5, NOON));
    }

    @Test
    void whoLosesEveryRaceGivesUp() {
        races = 10;

        assertThatThrownBy(() -> purses.handle(PURSE, new Put(5, NOON))).isInstanceOf(Stale.class);
        assertThat(recorded).isEmpty();
        assertThat(races).isZero();
    }

    @Test
    void whatWasDecidedOnSomethingOlderIsNotDecidedAgain() {
        var before = purse;
        purses.handle(PURSE, new Put(5, NOON));

        assertThatThrownBy(() -> purses.handle(PURSE, before, new Put(5, NOON))).isInstanceOf(Stale.class);
        assertThat(recorded).hasSize(1);
    }

    @Test
    void whatIsRefusedIsNotTriedAgain() {
        races = 1;

        assertThatThrownBy(() -> purses.handle(PURSE, new Put(-1, NOON))).hasMessage("overdrawn");
        assertThat(races).isOne();
    }
}
