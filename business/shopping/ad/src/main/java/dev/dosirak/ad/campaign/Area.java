package dev.dosirak.ad.campaign;

import dev.dosirak.ad.campaign.CampaignRefused.Reason;
import dev.dosirak.platform.kernel.Position;

/// Where a campaign is shown: to people within a circle somewhere in Korea.
public record Area(Position center, int radiusMeters) {

    private static final int SMALLEST = 100;
    private static final int LARGEST = 5_000;

    public Area {
        CampaignRefused.unless(isInKorea(center), Reason.OUTSIDE_KOREA, center.lat(), center.lng());
        CampaignRefused.unless(
                radiusMeters >= SMALLEST && radiusMeters <= LARGEST, Reason.RADIUS_OUT_OF_RANGE, SMALLEST, LARGEST);
    }

    /// From Marado to the northern border and from Baengnyeongdo to Dokdo, as a box.
    private static boolean isInKorea(Position it) {
        return it.lat() >= 33.0 && it.lat() <= 38.7 && it.lng() >= 124.5 && it.lng() <= 132.0;
    }
}
