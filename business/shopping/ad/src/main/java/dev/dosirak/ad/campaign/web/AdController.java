package dev.dosirak.ad.campaign.web;

import dev.dosirak.ad.campaign.Advertiser;
import dev.dosirak.ad.campaign.Booking;
import dev.dosirak.ad.campaign.CampaignArea;
import dev.dosirak.ad.campaign.CampaignRefusal;
import dev.dosirak.ad.campaign.CampaignSupervision;
import dev.dosirak.ad.campaign.DailyTotal;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.idempotency.Idempotent;
import dev.dosirak.platform.web.limit.NewWork;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Owners buy campaigns, look after them, and see what they got for their money.
@RestController
@RequestMapping("/api/v1/ads")
class AdController {

    private static final String START = "00000000-0000-0000-0000-000000000000";

    private final Advertiser advertiser;
    private final CampaignSupervision campaignSupervision;
    private final Clock clock;

    AdController(Advertiser advertiser, CampaignSupervision campaignSupervision, Clock clock) {
        this.advertiser = advertiser;
        this.campaignSupervision = campaignSupervision;
        this.clock = clock;
    }

    /// @param from left out for at once
    record Purchase(
            @NotNull UUID shopId,
            @Nullable Instant from,
            @NotNull Instant to,
            @NotNull @Valid CampaignView.Center center,
            int radiusMeters,
            int position,
            long dailyBudget) {

        Booking toBooking() {
            return new Booking(
                    shopId,
                    Optional.ofNullable(from),
                    to,
                    new CampaignArea(center.toPosition(), radiusMeters),
                    position,
                    Won.of(dailyBudget));
        }
    }

    /// One day in Seoul.
    record DayView(LocalDate day, long impressions, long clicks, long spent) {

        static DayView of(DailyTotal it) {
            return new DayView(
                    it.day(), it.impressions(), it.clicks(), it.spent().amount());
        }
    }

    record Figures(List<DayView> items) {

        static Figures of(List<DailyTotal> dailyTotals) {
            return new Figures(dailyTotals.stream().map(DayView::of).toList());
        }
    }

    @PostMapping
    @Idempotent
    @ResponseStatus(HttpStatus.CREATED)
    @NewWork
    CampaignView buy(Caller.Owner owner, @RequestBody @Valid Purchase it) {
        return CampaignView.of(advertiser.buy(owner.id(), it.toBooking()), clock.instant());
    }

    @GetMapping("/mine")
    CampaignView.Listing mine(
            Caller.Owner owner,
            @RequestParam(defaultValue = START) UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        return CampaignView.Listing.of(advertiser.mine(owner.id(), cursor, size + 1), size, clock.instant());
    }

    /// For its owner and for operators; to anybody else it does not exist.
    @GetMapping("/{id}")
    ResponseEntity<CampaignView> show(Caller caller, @PathVariable UUID id) {
        var campaign = switch (caller) {
            case Caller.Owner owner -> advertiser.find(owner.id(), id);
            case Caller.Operator _ -> campaignSupervision.find(id);
            case Caller.Customer _, Caller.Rider _ -> throw unknown();
        };
        return CampaignView.tagged(campaign, clock.instant());
    }

    /// For its owner and for operators, too.
    @GetMapping("/{id}/figures")
    Figures figures(Caller caller, @PathVariable UUID id) {
        return switch (caller) {
            case Caller.Owner owner -> Figures.of(advertiser.figures(owner.id(), id));
            case Caller.Operator _ -> Figures.of(campaignSupervision.figures(id));
            case Caller.Customer _, Caller.Rider _ -> throw unknown();
        };
    }

    private static Refused unknown() {
        return new Refused(CampaignRefusal.UNKNOWN_CAMPAIGN);
    }

    @PostMapping("/{id}/pause")
    @Idempotent
    CampaignView pause(Caller.Owner owner, @PathVariable UUID id) {
        return CampaignView.of(advertiser.pause(owner.id(), id), clock.instant());
    }

    @PostMapping("/{id}/resume")
    @Idempotent
    CampaignView resume(Caller.Owner owner, @PathVariable UUID id) {
        return CampaignView.of(advertiser.resume(owner.id(), id), clock.instant());
    }

    @PostMapping("/{id}/end")
    @Idempotent
    CampaignView end(Caller.Owner owner, @PathVariable UUID id) {
        return CampaignView.of(advertiser.end(owner.id(), id), clock.instant());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller.Owner owner, @PathVariable UUID id) {
        advertiser.delete(owner.id(), id);
    }
}
