package dev.dosirak.ad.campaign;

import dev.dosirak.ad.campaign.CampaignState.Deleted;
import dev.dosirak.ad.campaign.CampaignState.Ended;
import dev.dosirak.ad.campaign.CampaignState.Paused;
import dev.dosirak.ad.campaign.CampaignState.Running;
import dev.dosirak.ad.campaign.CampaignState.Stopped;
import dev.dosirak.platform.kernel.Change;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What a change means to others, besides the campaign having changed.
public enum CampaignFact {
    BOUGHT,
    EXHAUSTED,
    ENDED;

    public static Set<CampaignFact> of(Change<Campaign> change) {
        var before = change.before();
        var after = change.after();
        var facts = EnumSet.noneOf(CampaignFact.class);
        if (before.isEmpty()) {
            facts.add(BOUGHT);
        }
        if (after.exhaustedUntil().isPresent()
                && !before.map(it -> it.state().exhaustedUntil()).equals(Optional.of(after.exhaustedUntil()))) {
            facts.add(EXHAUSTED);
        }
        if (isOver(after) && !before.map(it -> isOver(it.state())).orElse(false)) {
            facts.add(ENDED);
        }
        return facts;
    }

    private static boolean isOver(Campaign campaign) {
        return switch (campaign.state()) {
            case Running _, Paused _ -> false;
            case Ended _, Stopped _, Deleted _ -> true;
        };
    }
}
