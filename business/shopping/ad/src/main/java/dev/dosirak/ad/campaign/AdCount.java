package dev.dosirak.ad.campaign;

import dev.dosirak.platform.kernel.Refused;
import java.time.LocalDate;

/// How often one node has shown and opened an ad since its last count.
///
/// @param day in Seoul, by the clock of the node
public record AdCount(LocalDate day, int impressions, int clicks) {

    /// @throws Refused when something was counted backwards
    public AdCount {
        Refused.unless(impressions >= 0 && clicks >= 0, CampaignRefusal.COUNT_BELOW_ZERO);
    }
}
