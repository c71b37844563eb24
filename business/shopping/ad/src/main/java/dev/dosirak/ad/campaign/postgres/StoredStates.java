package dev.dosirak.ad.campaign.postgres;

import dev.dosirak.ad.campaign.CampaignState;
import dev.dosirak.ad.campaign.CampaignState.By;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// The names that states have in the table and in the documents that others copy.
final class StoredStates {

    private StoredStates() {}

    static String nameOf(CampaignState state) {
        return switch (state) {
            case CampaignState.Running _ -> "running";
            case CampaignState.Paused _ -> "paused";
            case CampaignState.Ended _ -> "ended";
            case CampaignState.Stopped _ -> "stopped";
            case CampaignState.Deleted _ -> "deleted";
        };
    }

    static Optional<String> endedBy(CampaignState state) {
        return state instanceof CampaignState.Ended(By by, Instant _)
                ? Optional.of(By.NAMES.nameOf(by))
                : Optional.empty();
    }

    static Optional<String> stopReason(CampaignState state) {
        return state instanceof CampaignState.Stopped(String reason, Instant _)
                ? Optional.of(reason)
                : Optional.empty();
    }

    static Optional<Instant> overAt(CampaignState state) {
        return switch (state) {
            case CampaignState.Ended(By _, Instant at) -> Optional.of(at);
            case CampaignState.Stopped(String _, Instant at) -> Optional.of(at);
            case CampaignState.Running _, CampaignState.Paused _, CampaignState.Deleted _ -> Optional.empty();
        };
    }

    static CampaignState read(ResultSet row) throws SQLException {
        var name = row.getString("state");
        return switch (name) {
            case "running" -> new CampaignState.Running();
            case "paused" -> new CampaignState.Paused();
            case "ended" ->
                new CampaignState.Ended(By.NAMES.constantOf(row.getString("ended_by")), Times.read(row, "over_at"));
            case "stopped" -> new CampaignState.Stopped(row.getString("stop_reason"), Times.read(row, "over_at"));
            case "deleted" -> new CampaignState.Deleted();
            default -> throw new IllegalStateException("Unknown state " + name);
        };
    }
}
