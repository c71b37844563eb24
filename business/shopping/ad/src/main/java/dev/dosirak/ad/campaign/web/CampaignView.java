package dev.dosirak.ad.campaign.web;

import dev.dosirak.ad.campaign.Campaign;
import dev.dosirak.ad.campaign.CampaignState;
import dev.dosirak.platform.kernel.OneOf;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.web.ifmatch.IfMatch;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/// A campaign as its owner and operators see it at a moment.
///
/// @param version grows by one with every change of anything in it
/// @param state `scheduled`, `running`, `paused`, `ended` or `stopped`
/// @param stopReason the operator's words, of a stopped one
/// @param dailyBudget won per day in Seoul, as it was set last
/// @param exhaustedUntil it is not shown until then, because today's money is gone
record CampaignView(
        UUID id,
        long version,
        UUID shopId,
        UUID ownerId,

        @OneOf({"scheduled", "running", "paused", "ended", "stopped"})
        String state,

        @Nullable String stopReason,
        Instant from,
        Instant to,
        Center center,
        int radiusMeters,
        int position,
        long dailyBudget,
        long impressionPrice,
        long clickPrice,
        @Nullable Instant exhaustedUntil) {

    /// Degrees of WGS 84.
    record Center(
            @DecimalMin("-90") @DecimalMax("90") double lat,
            @DecimalMin("-180") @DecimalMax("180") double lng) {

        Position toPosition() {
            return Position.rounded(lat, lng);
        }
    }

    /// @param next the cursor of the next page
    record Listing(List<CampaignView> items, @Nullable String next) {

        /// @param found one more than fits, if there are more
        static Listing of(List<Versioned<Campaign>> found, int size, Instant now) {
            var items = found.stream()
                    .limit(size)
                    .map(it -> CampaignView.of(it, now))
                    .toList();
            return new Listing(items, found.size() > size ? items.getLast().id().toString() : null);
        }
    }

    static CampaignView of(Versioned<Campaign> it, Instant now) {
        var campaign = it.state();
        var center = campaign.area().center();
        return new CampaignView(
                campaign.id(),
                it.version(),
                campaign.shop(),
                campaign.owner(),
                nameOf(campaign, now),
                campaign.state() instanceof CampaignState.Stopped(String reason, Instant _) ? reason : null,
                campaign.period().from(),
                campaign.period().to(),
                new Center(center.lat(), center.lng()),
                campaign.area().radiusMeters(),
                campaign.position(),
                campaign.budget().daily().amount(),
                campaign.prices().impression().amount(),
                campaign.prices().click().amount(),
                campaign.exhaustedUntil().filter(now::isBefore).orElse(null));
    }

    static ResponseEntity<CampaignView> tagged(Versioned<Campaign> it, Instant now) {
        return ResponseEntity.ok().eTag(IfMatch.tag(it.version())).body(of(it, now));
    }

    private static String nameOf(Campaign campaign, Instant now) {
        return switch (campaign.state()) {
            case CampaignState.Running _
            when campaign.isOpen(now) -> campaign.period().hasBegun(now) ? "running" : "scheduled";
            case CampaignState.Paused _ when campaign.isOpen(now) -> "paused";
            case CampaignState.Running _, CampaignState.Paused _, CampaignState.Ended _ -> "ended";
            case CampaignState.Stopped _ -> "stopped";
            case CampaignState.Deleted _ -> throw new IllegalStateException("A deleted campaign is not shown");
        };
    }
}
