package dev.dosirak.storefront.window.netty;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.web.impression.ImpressionTokens;
import dev.dosirak.storefront.window.AdCounts;
import dev.dosirak.storefront.window.StorefrontRefusal;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/// What owners pay for: an ad that was shown to somebody, and one that was opened by somebody to whom it was shown.
///
/// Looking costs an owner little and opening more, so neither is counted again and again for the same visitor, and
/// nobody can open what was not shown.
final class AdAnswers {

    private final ImpressionTokens tokens;
    private final AdCounts counts;
    private final Clock clock;
    private final SeenLately seen = new SeenLately();

    AdAnswers(ImpressionTokens tokens, AdCounts counts, Clock clock) {
        this.tokens = tokens;
        this.counts = counts;
        this.clock = clock;
    }

    void shown(UUID campaign, String visitor, Instant now) {
        if (seen.note(campaign, visitor, now)) {
            counts.shown(campaign, now);
        }
    }

    /// The mark of an entry that stands where it does because its owner pays for it.
    String marked(UUID campaign) {
        return ",\"ad\":{\"id\":\"" + campaign + "\",\"token\":\"" + tokens.issue(campaign) + "\"}";
    }

    /// @throws Refused when the token is too old, or none of ours
    void opened(String token, String visitor) {
        var campaign = tokens.campaign(token).orElseThrow(() -> new Refused(StorefrontRefusal.AD_NOT_SHOWN));
        var now = clock.instant();
        counts.opened(tokens.click(campaign, visitor, now), campaign, now);
    }
}
