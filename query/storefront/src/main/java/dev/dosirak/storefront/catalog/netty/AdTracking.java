package dev.dosirak.storefront.catalog.netty;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.web.impression.ImpressionTokens;
import dev.dosirak.storefront.catalog.AdCounts;
import dev.dosirak.storefront.catalog.StorefrontRefusal;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/// What owners pay for: an ad that was shown to somebody, and one that was opened by somebody to whom it was shown.
///
/// Looking costs an owner little and opening more, so neither is counted again and again for the same visitor, and
/// nobody can open what was not shown.
final class AdTracking {

    private final ImpressionTokens tokens;
    private final AdCounts counts;
    private final Clock clock;
    private final RecentImpressions impressions = new RecentImpressions();

    AdTracking(ImpressionTokens tokens, AdCounts counts, Clock clock) {
        this.tokens = tokens;
        this.counts = counts;
        this.clock = clock;
    }

    void countImpression(UUID campaign, String visitor, Instant now) {
        if (impressions.add(campaign, visitor, now)) {
            counts.shown(campaign, now);
        }
    }

    /// The mark of an entry that stands where it does because its owner pays for it.
    String adMark(UUID campaign) {
        return ",\"ad\":{\"id\":\"" + campaign + "\",\"token\":\"" + tokens.issue(campaign) + "\"}";
    }

    /// @throws Refused when the token is too old, or none of ours
    void countClick(String token, String visitor) {
        var campaign = tokens.campaign(token).orElseThrow(() -> new Refused(StorefrontRefusal.AD_NOT_SHOWN));
        var now = clock.instant();
        counts.opened(tokens.click(campaign, visitor, now), campaign, now);
    }
}
