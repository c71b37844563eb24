package dev.dosirak.ad.campaign;

import dev.dosirak.platform.kernel.Change;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Where campaigns are changed: one at a time, by one rule, and recorded if that made a difference.
final class CampaignStore {

    private final Campaigns campaigns;
    private final Transactions transactions;
    private final Clock clock;

    CampaignStore(Campaigns campaigns, Transactions transactions, Clock clock) {
        this.campaigns = campaigns;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// What makes of a campaign the one that it is then.
    interface Rule {
        Campaign apply(Versioned<Campaign> before, Instant now);
    }

    Versioned<Campaign> add(Function<Instant, Campaign> purchase) {
        return transactions.run(() -> {
            var now = now();
            return save(new Change<>(Optional.empty(), purchase.apply(now), now));
        });
    }

    /// Whatever else the rule keeps is recorded with the change, or not at all.
    ///
    /// @throws Refused when there never was such a campaign
    Versioned<Campaign> change(UUID id, Rule rule) {
        return transactions.run(() -> {
            var before = campaigns.findForUpdate(id).orElseThrow(() -> new Refused(CampaignRefusal.UNKNOWN_CAMPAIGN));
            var now = now();
            return save(new Change<>(Optional.of(before), rule.apply(before, now), now));
        });
    }

    /// To the millisecond, which is as fine as moments are stored and published.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Versioned<Campaign> save(Change<Campaign> change) {
        if (change.hasChanged()) {
            campaigns.save(change);
        }
        return change.result();
    }
}
