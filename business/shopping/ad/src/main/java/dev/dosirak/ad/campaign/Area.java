package dev.dosirak.ad.campaign;

import dev.dosirak.ad.campaign.CampaignRefused.Reason;
import dev.dosirak.platform.kernel.Position;

/// Where a campaign is shown: to people within a circle somewhere in Korea.
public record Area(Position center, int radiusMeters) {

    private static final int SMALLEST = 100;
    private static final int LARGEST = 5_000;

    public Area {
        CampaignRefused.unless(center.liesInKorea(), Reason.OUTSIDE_KOREA, center.lat(), center.lng());
        CampaignRefused.unless(
                radiusMeters >= SMALLEST && radiusMeters <= LARGEST, Reason.RADIUS_OUT_OF_RANGE, SMALLEST, LARGEST);
    }
}
