package dev.dosirak.ad.campaign.web;

import dev.dosirak.ad.campaign.CampaignSupervision;
import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.idempotency.Idempotent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Operators see every campaign, and take down what must not be shown.
@RestController
@RequestMapping("/api/v1/ads")
class SupervisionController {

    private static final String START = "00000000-0000-0000-0000-000000000000";

    private final CampaignSupervision campaignSupervision;
    private final Clock clock;

    SupervisionController(CampaignSupervision campaignSupervision, Clock clock) {
        this.campaignSupervision = campaignSupervision;
        this.clock = clock;
    }

    record Stop(@NotNull @Size(max = 2_000) String reason) {}

    @GetMapping
    CampaignView.Listing list(
            Caller.Operator operator,
            @RequestParam(defaultValue = START) UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        return CampaignView.Listing.of(campaignSupervision.page(cursor, size + 1), size, clock.instant());
    }

    @PostMapping("/{id}/stop")
    @Idempotent
    CampaignView stop(Caller.Operator operator, @PathVariable UUID id, @RequestBody @Valid Stop it) {
        return CampaignView.of(campaignSupervision.stop(id, it.reason()), clock.instant());
    }
}
