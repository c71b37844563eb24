package dev.dosirak.ad.campaign.postgres;

import dev.dosirak.ad.campaign.Campaign;
import dev.dosirak.ad.campaign.CampaignFact;
import dev.dosirak.ad.campaign.CampaignState;
import dev.dosirak.platform.kernel.Change;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.outbox.Message;
import dev.dosirak.platform.sync.Notice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// What is published of a change, as promised in `contracts/events/ad`.
final class PublicEvent {

    private PublicEvent() {}

    private record Bought(
            UUID campaignId,
            UUID shopId,
            UUID ownerId,
            Instant from,
            Instant to,
            int position,
            Won dailyBudget,
            Won impressionPrice,
            Won clickPrice,
            Instant at) {}

    private record Exhausted(
            UUID campaignId, UUID shopId, UUID ownerId, LocalDate day, Won dailyBudget, Instant until, Instant at) {}

    private record Ended(UUID campaignId, UUID shopId, UUID ownerId, String by, Instant at) {}

    private record Stopped(UUID campaignId, UUID shopId, UUID ownerId, String by, String reason, Instant at) {}

    static List<Message> of(Change<Campaign> change) {
        var campaign = change.after();
        var notice = new Message("ad.changed.v1", new Notice(campaign.id(), change.version()));
        return Stream.concat(
                        CampaignFact.of(change).stream().map(it -> message(it, campaign, change.at())),
                        Stream.of(notice))
                .toList();
    }

    private static Message message(CampaignFact fact, Campaign it, Instant at) {
        return switch (fact) {
            case BOUGHT -> new Message("ad.bought.v1", bought(it, at));
            case EXHAUSTED -> new Message("ad.exhausted.v1", exhausted(it, at));
            case ENDED -> new Message("ad.ended.v1", ended(it));
        };
    }

    private static Bought bought(Campaign it, Instant at) {
        return new Bought(
                it.id(),
                it.shop(),
                it.owner(),
                it.period().from(),
                it.period().to(),
                it.position(),
                it.budget().daily(),
                it.prices().impression(),
                it.prices().click(),
                at);
    }

    private static Exhausted exhausted(Campaign it, Instant at) {
        return new Exhausted(
                it.id(),
                it.shop(),
                it.owner(),
                it.exhaustedOn().orElseThrow(),
                it.budget().daily(),
                it.exhaustedUntil().orElseThrow(),
                at);
    }

    private static Record ended(Campaign it) {
        return switch (it.state()) {
            case CampaignState.Ended(CampaignState.By by, Instant at) ->
                new Ended(it.id(), it.shop(), it.owner(), CampaignState.By.NAMES.nameOf(by), at);
            case CampaignState.Stopped(String reason, Instant at) ->
                new Stopped(it.id(), it.shop(), it.owner(), "operator", reason, at);
            case CampaignState.Running _, CampaignState.Paused _, CampaignState.Deleted _ ->
                throw new IllegalStateException("%s is not an end".formatted(it.state()));
        };
    }
}
