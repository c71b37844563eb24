package dev.dosirak.ad.campaign;

import dev.dosirak.ad.campaign.State.Deleted;
import dev.dosirak.ad.campaign.State.Ended;
import dev.dosirak.ad.campaign.State.Paused;
import dev.dosirak.ad.campaign.State.Running;
import dev.dosirak.ad.campaign.State.Stopped;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// One campaign before and after a command.
///
/// @param before empty for a campaign that did not exist
public record Change(Optional<Versioned<Campaign>> before, Campaign after, Instant at) {

    /// What a change means to others, besides the campaign having changed.
    public enum Fact {
        BOUGHT,
        EXHAUSTED,
        ENDED
    }

    public boolean isNews() {
        return before.map(it -> !it.state().equals(after)).orElse(true);
    }

    public long version() {
        return before.map(it -> it.version() + 1).orElse(1L);
    }

    public Versioned<Campaign> result() {
        return new Versioned<>(after, isNews() ? version() : version() - 1);
    }

    public Set<Fact> facts() {
        var facts = EnumSet.noneOf(Fact.class);
        if (before.isEmpty()) {
            facts.add(Fact.BOUGHT);
        }
        if (after.exhaustedUntil().isPresent()
                && !before.map(it -> it.state().exhaustedUntil()).equals(Optional.of(after.exhaustedUntil()))) {
            facts.add(Fact.EXHAUSTED);
        }
        if (isOver(after) && !before.map(it -> isOver(it.state())).orElse(false)) {
            facts.add(Fact.ENDED);
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
