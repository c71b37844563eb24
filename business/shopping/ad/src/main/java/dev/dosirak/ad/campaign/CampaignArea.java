package dev.dosirak.ad.campaign;

import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Refused;

/// Where a campaign is shown: to people within a circle somewhere in Korea.
public record CampaignArea(Position center, int radiusMeters) {

    private static final int SMALLEST = 100;
    private static final int LARGEST = 5_000;

    public CampaignArea {
        Refused.unless(center.liesInKorea(), CampaignRefusal.OUTSIDE_KOREA, center.lat(), center.lng());
        Refused.unless(
                radiusMeters >= SMALLEST && radiusMeters <= LARGEST,
                CampaignRefusal.RADIUS_OUT_OF_RANGE,
                SMALLEST,
                LARGEST);
    }
}
