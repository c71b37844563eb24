package dev.dosirak.ad.campaign.postgres;

import dev.dosirak.ad.campaign.State;
import dev.dosirak.ad.campaign.State.By;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// The names that states have in the table and in the documents that others copy.
final class StoredStates {

    private StoredStates() {}

    static String nameOf(State state) {
        return switch (state) {
            case State.Running _ -> "running";
            case State.Paused _ -> "paused";
            case State.Ended _ -> "ended";
            case State.Stopped _ -> "stopped";
            case State.Deleted _ -> "deleted";
        };
    }

    static String nameOf(By by) {
        return switch (by) {
            case OWNER -> "owner";
            case TIME -> "time";
        };
    }

    static Optional<String> endedBy(State state) {
        return state instanceof State.Ended(By by, Instant _) ? Optional.of(nameOf(by)) : Optional.empty();
    }

    static Optional<String> stopReason(State state) {
        return state instanceof State.Stopped(String reason, Instant _) ? Optional.of(reason) : Optional.empty();
    }

    static Optional<Instant> overAt(State state) {
        return switch (state) {
            case State.Ended(By _, Instant at) -> Optional.of(at);
            case State.Stopped(String _, Instant at) -> Optional.of(at);
            case State.Running _, State.Paused _, State.Deleted _ -> Optional.empty();
        };
    }

    static State read(ResultSet row) throws SQLException {
        var name = row.getString("state");
        return switch (name) {
            case "running" -> new State.Running();
            case "paused" -> new State.Paused();
            case "ended" -> new State.Ended(byOf(row.getString("ended_by")), Times.read(row, "over_at"));
            case "stopped" -> new State.Stopped(row.getString("stop_reason"), Times.read(row, "over_at"));
            case "deleted" -> new State.Deleted();
            default -> throw new IllegalStateException("Unknown state " + name);
        };
    }

    private static By byOf(String name) {
        return switch (name) {
            case "owner" -> By.OWNER;
            case "time" -> By.TIME;
            default -> throw new IllegalStateException("Ended by " + name);
        };
    }
}
