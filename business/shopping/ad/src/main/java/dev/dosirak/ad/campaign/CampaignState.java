package dev.dosirak.ad.campaign;

import dev.dosirak.platform.kernel.EnumNames;
import java.time.Instant;

/// Where a campaign stands. Whether a running one is shown at a moment follows from its period and its money.
public sealed interface CampaignState {

    /// To be shown whenever its period and its money allow.
    record Running() implements CampaignState {}

    /// Its owner does not want it shown for now.
    record Paused() implements CampaignState {}

    /// Over for good.
    record Ended(By by, Instant at) implements CampaignState {}

    /// Taken down by an operator, for good.
    ///
    /// @param reason the operator's words to the owner
    record Stopped(String reason, Instant at) implements CampaignState {}

    /// Cleared away by its owner. That it is gone stays known, so that no copy brings it back.
    record Deleted() implements CampaignState {}

    /// What ended a campaign.
    enum By {
        OWNER,
        TIME;

        public static final EnumNames<By> NAMES = EnumNames.of(By.class, it -> switch (it) {
            case OWNER -> "owner";
            case TIME -> "time";
        });
    }
}
