package dev.dosirak.ad.campaign.web;

import dev.dosirak.ad.campaign.Advertiser;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.ifmatch.IfMatch;
import dev.dosirak.platform.web.limit.NewWork;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Owners change what they have seen: a change names the version it was made on, and loses against a later one.
@RestController
@RequestMapping("/api/v1/ads/{id}")
class AdChangeController {

    private final Advertiser advertiser;
    private final Clock clock;

    AdChangeController(Advertiser advertiser, Clock clock) {
        this.advertiser = advertiser;
        this.clock = clock;
    }

    /// What can be changed of a campaign.
    record Terms(@NotNull Instant to, long dailyBudget) {}

    @PutMapping
    @NewWork
    ResponseEntity<CampaignView> change(
            Caller.Owner owner, @PathVariable UUID id, IfMatch ifMatch, @RequestBody @Valid Terms it) {
        var changed = advertiser.change(owner.id(), id, ifMatch.version(), it.to(), Won.of(it.dailyBudget()));
        return CampaignView.tagged(changed, clock.instant());
    }
}
