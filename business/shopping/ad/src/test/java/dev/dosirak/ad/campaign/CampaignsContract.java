package dev.dosirak.ad.campaign;

import static dev.dosirak.ad.campaign.Examples.NEXT_WEEK;
import static dev.dosirak.ad.campaign.Examples.NOON;
import static dev.dosirak.ad.campaign.Examples.ONE_WEEK;
import static dev.dosirak.ad.campaign.Examples.PRICES;
import static dev.dosirak.ad.campaign.Examples.TODAY;
import static dev.dosirak.ad.campaign.Examples.days;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.kernel.Change;
import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every keeper of campaigns and of what was counted of them promises.
public interface CampaignsContract {

    Campaigns campaigns();

    DailyTotals tallies();

    Transactions transactions();

    /// A campaign that nobody has seen before, of one week from noon.
    static Campaign fresh(UUID owner, UUID shop) {
        var booking = new Booking(shop, Optional.empty(), NEXT_WEEK, ONE_WEEK.area(), 3, ONE_WEEK.dailyBudget());
        return Campaign.bought(Ids.next(), owner, booking, PRICES, NOON);
    }

    static Campaign fresh() {
        return fresh(UUID.randomUUID(), UUID.randomUUID());
    }

    default Versioned<Campaign> added(Campaign campaign) {
        return saved(new Change<>(Optional.empty(), campaign, NOON));
    }

    default Versioned<Campaign> changed(Versioned<Campaign> before, Campaign after) {
        return saved(new Change<>(Optional.of(before), after, NOON));
    }

    private Versioned<Campaign> saved(Change<Campaign> change) {
        campaigns().save(change);
        return change.result();
    }

    @Test
    default void everyStateIsFoundAsItWasSaved() {
        var running = added(fresh());
        assertFound(running);
        var spent = new DailyTotal(TODAY, 0, 0, Won.of(10_000));
        var exhausted = changed(running, running.state().withBudgetChecked(spent, NOON));
        assertFound(exhausted);
        var raised = changed(
                exhausted,
                exhausted.state().changed(NEXT_WEEK.plusMillis(1), Won.of(70_000), spent, NOON.plus(days(1))));
        assertFound(raised);
        var paused = changed(raised, raised.state().pause(NOON));
        assertFound(paused);
        var ended = changed(paused, paused.state().end(NOON));
        assertFound(ended);
        var deleted = changed(ended, ended.state().delete(NOON.plus(days(30))));
        assertFound(deleted);
        assertThat(deleted.version()).isEqualTo(6);

        var other = added(fresh());
        assertFound(changed(other, other.state().stop("과장 광고", NOON)));
        var last = added(fresh());
        assertFound(changed(last, last.state().expire(NEXT_WEEK)));
        assertThat(campaigns().find(UUID.randomUUID())).isEmpty();
    }

    private void assertFound(Versioned<Campaign> campaign) {
        var id = campaign.state().id();
        assertThat(campaigns().find(id)).contains(campaign);
        assertThat(transactions().run(() -> campaigns().findForUpdate(id))).contains(campaign);
    }

    @Test
    default void whoeverSavesSecondIsStale() {
        var first = added(fresh());
        var second = changed(first, first.state().pause(NOON));

        assertThatThrownBy(() -> changed(first, first.state().end(NOON))).isInstanceOf(Stale.class);
        assertThatThrownBy(() -> added(first.state())).isInstanceOf(Stale.class);
        assertThat(campaigns().find(first.state().id())).contains(second);
    }

    @Test
    default void pagesHaveEveryCampaignOnceAndNoDeletedOne() {
        var mina = UUID.randomUUID();
        var mine = new ArrayList<UUID>();
        for (int i = 0; i < 5; i++) {
            mine.add(added(fresh(mina, UUID.randomUUID())).state().id());
            added(fresh());
        }
        var gone = added(fresh(mina, UUID.randomUUID()));
        var ended = changed(gone, gone.state().end(NOON));
        changed(ended, ended.state().delete(NOON.plus(days(30))));

        var seen = new ArrayList<UUID>();
        var after = new UUID(0, 0);
        for (var page = campaigns().ofOwner(mina, after, 2);
                !page.isEmpty();
                page = campaigns().ofOwner(mina, after, 2)) {
            page.forEach(it -> seen.add(it.state().id()));
            after = seen.getLast();
        }
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(mine);
        assertThat(campaigns().page(new UUID(0, 0), 1_000))
                .extracting(it -> it.state().id())
                .containsAll(mine)
                .doesNotContain(gone.state().id());
    }

    @Test
    default void aShopsOpenCampaignsAreThoseThatMayStillBeShown() {
        var shop = UUID.randomUUID();
        var owner = UUID.randomUUID();
        added(fresh(owner, shop));
        var paused = added(fresh(owner, shop));
        changed(paused, paused.state().pause(NOON));
        var ended = added(fresh(owner, shop));
        changed(ended, ended.state().end(NOON));
        var stopped = added(fresh(owner, shop));
        changed(stopped, stopped.state().stop("과장 광고", NOON));

        assertThat(open(shop, NOON)).isEqualTo(2);
        assertThat(open(shop, NEXT_WEEK.minusMillis(1))).isEqualTo(2);
        assertThat(open(shop, NEXT_WEEK)).isZero();
        assertThat(open(UUID.randomUUID(), NOON)).isZero();
    }

    private int open(UUID shop, Instant at) {
        return transactions().run(() -> campaigns().countOpenForUpdate(shop, at));
    }

    @Test
    default void whatRanOutIsFoundUntilSomebodyEndsIt() {
        var campaign = added(fresh());
        var id = campaign.state().id();
        assertThat(campaigns().findExpired(NEXT_WEEK.minusMillis(1), 1_000)).doesNotContain(id);
        assertThat(campaigns().findExpired(NEXT_WEEK, 1_000)).contains(id);

        changed(campaign, campaign.state().expire(NEXT_WEEK));
        assertThat(campaigns().findExpired(NEXT_WEEK, 1_000)).doesNotContain(id);
    }

    @Test
    default void everyDayHasATallyOfItsOwn() {
        var id = added(fresh()).state().id();
        var today = new DailyTotal(TODAY, 3_000_000_000L, 7, Won.of(9_999));
        var tomorrow = new DailyTotal(TODAY.plusDays(1), 1, 0, Won.of(1));
        assertThat(tallies().find(id, TODAY)).isEqualTo(DailyTotal.of(TODAY));
        keep(id, tomorrow);
        keep(id, DailyTotal.of(TODAY));
        keep(id, today);

        assertThat(tallies().find(id, TODAY)).isEqualTo(today);
        assertThat(tallies().all(id)).isEqualTo(List.of(today, tomorrow));
        assertThat(tallies().all(UUID.randomUUID())).isEmpty();
    }

    private void keep(UUID campaign, DailyTotal dailyTotal) {
        transactions().run(() -> {
            tallies().save(campaign, dailyTotal);
            return dailyTotal;
        });
    }
}
