package dev.dosirak.ad.campaign;

import static dev.dosirak.ad.campaign.CampaignTest.assertRefused;
import static dev.dosirak.ad.campaign.Examples.CAMPAIGN;
import static dev.dosirak.ad.campaign.Examples.JUNHO;
import static dev.dosirak.ad.campaign.Examples.MIDNIGHT;
import static dev.dosirak.ad.campaign.Examples.NEXT_WEEK;
import static dev.dosirak.ad.campaign.Examples.NOON;
import static dev.dosirak.ad.campaign.Examples.RUNNING;
import static dev.dosirak.ad.campaign.Examples.TODAY;
import static dev.dosirak.ad.campaign.Examples.days;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.kernel.Change;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A campaign of 10,000 won a day, at 1 won an impression and 100 won a click.
class CountingTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final InMemoryCampaigns campaigns = new InMemoryCampaigns();
    private final InMemoryDailyTotals tallies = new InMemoryDailyTotals();
    private final InstantSource source = now::get;
    private final AdCounter adCounter =
            new AdCounter(campaigns, tallies, new NoTransactions(), source.withZone(ZoneOffset.UTC));
    private final Advertiser advertiser = new Advertiser(
            campaigns,
            tallies,
            it -> Optional.ofNullable(Map.of(Examples.SHOP.id(), Examples.SHOP).get(it)),
            Examples.PRICES,
            new NoTransactions(),
            source.withZone(ZoneOffset.UTC));

    @BeforeEach
    void thereIsACampaign() {
        campaigns.save(new Change<>(Optional.empty(), RUNNING, NOON));
    }

    @Test
    void whatIsSeenIsCountedAndCharged() {
        count(TODAY, 250, 3);
        count(TODAY, 50, 0);

        assertThat(tallies.all(CAMPAIGN)).containsExactly(new DailyTotal(TODAY, 300, 3, Won.of(600)));
        assertThat(seen().version()).as("nothing that others copy has changed").isEqualTo(1);
    }

    @Test
    void aDaysBudgetIsUsedUpAndWhatIsShownBeyondItIsFree() {
        count(TODAY, 0, 99);
        assertThat(seen().state().exhaustedUntil()).isEmpty();
        count(TODAY, 500, 1);
        assertThat(seen()).isEqualTo(new Versioned<>(RUNNING.withBudgetChecked(Examples.spent(10_000), NOON), 2));
        assertThat(seen().state().exhaustedUntil()).contains(MIDNIGHT);
        count(TODAY, 700, 20);

        assertThat(tallies.all(CAMPAIGN)).containsExactly(new DailyTotal(TODAY, 1_200, 120, Won.of(10_000)));
        assertThat(seen().version()).isEqualTo(2);
    }

    @Test
    void theLastClickIsChargedWhatIsLeft() {
        count(TODAY, 9_950, 0);
        count(TODAY, 0, 1);

        assertThat(tallies.all(CAMPAIGN)).containsExactly(new DailyTotal(TODAY, 9_950, 1, Won.of(10_000)));
        assertThat(seen().state().exhaustedUntil()).contains(MIDNIGHT);
    }

    @Test
    void aNewDayHasMoneyOfItsOwn() {
        count(TODAY, 0, 100);
        now.set(MIDNIGHT);
        count(TODAY.plusDays(1), 1, 0);

        assertThat(tallies.find(CAMPAIGN, TODAY.plusDays(1)).spent()).isEqualTo(Won.of(1));
        assertThat(seen().version()).as("that midnight has passed is no change").isEqualTo(2);
        count(TODAY.plusDays(1), 0, 100);
        assertThat(seen().state().exhaustedUntil()).contains(MIDNIGHT.plus(days(1)));
    }

    @Test
    void lateCountsOfYesterdayAreChargedToYesterday() {
        count(TODAY, 0, 50);
        now.set(MIDNIGHT.plusSeconds(5));
        count(TODAY, 0, 60);
        count(TODAY.plusDays(1), 0, 1);

        assertThat(tallies.all(CAMPAIGN))
                .containsExactly(
                        new DailyTotal(TODAY, 0, 110, Won.of(10_000)),
                        new DailyTotal(TODAY.plusDays(1), 0, 1, Won.of(100)));
        assertThat(seen().state().exhaustedUntil()).isEmpty();
        assertThat(seen().version()).isEqualTo(1);
    }

    @Test
    void lateCountsAreWeighedAgainstTheBudgetOfTheirDay() {
        now.set(MIDNIGHT);
        change(20_000);
        count(TODAY, 0, 150);

        assertThat(tallies.find(CAMPAIGN, TODAY).spent()).isEqualTo(Won.of(10_000));
    }

    @Test
    void aRaisedBudgetShowsTheAdAgainAtOnceAndDoesNotChargeWhatWasFree() {
        count(TODAY, 0, 150);
        change(15_000);

        assertThat(seen().state().exhaustedUntil()).isEmpty();
        assertThat(tallies.find(CAMPAIGN, TODAY).spent()).isEqualTo(Won.of(10_000));
        count(TODAY, 0, 50);
        assertThat(tallies.find(CAMPAIGN, TODAY).spent()).isEqualTo(Won.of(15_000));
        assertThat(seen().state().exhaustedUntil()).contains(MIDNIGHT);
    }

    @Test
    void aLoweredBudgetMayBeUsedUpAlready() {
        count(TODAY, 0, 80);
        change(5_000);

        assertThat(seen().state().exhaustedUntil()).contains(MIDNIGHT);
        count(TODAY, 0, 1);
        assertThat(tallies.find(CAMPAIGN, TODAY)).isEqualTo(new DailyTotal(TODAY, 0, 81, Won.of(8_000)));
    }

    @Test
    void whatWasSeenBeforeTheEndIsCountedAfterIt() {
        advertiser.end(Examples.MINJI, CAMPAIGN);
        count(TODAY, 0, 100);

        assertThat(tallies.find(CAMPAIGN, TODAY).spent()).isEqualTo(Won.of(10_000));
        assertThat(seen().state().exhaustedUntil()).as("it is over anyway").isEmpty();
        now.set(NOON.plus(days(31)));
        advertiser.delete(Examples.MINJI, CAMPAIGN);
        count(TODAY, 1, 0);
        assertThat(tallies.find(CAMPAIGN, TODAY).impressions()).isEqualTo(1);
    }

    @Test
    void whatCannotHaveBeenSeenIsRefused() {
        assertRefused(CampaignRefusal.COUNT_BELOW_ZERO, () -> new AdCount(TODAY, -1, 0));
        assertRefused(CampaignRefusal.COUNT_BELOW_ZERO, () -> new AdCount(TODAY, 0, -1));
        assertRefused(CampaignRefusal.DAY_OUT_OF_PERIOD, () -> count(TODAY.minusDays(1), 1, 0));
        assertRefused(CampaignRefusal.DAY_OUT_OF_PERIOD, () -> count(TODAY.plusDays(91), 1, 0));
        assertRefused(CampaignRefusal.UNKNOWN_CAMPAIGN, () -> adCounter.count(JUNHO, new AdCount(TODAY, 1, 0)));
        count(TODAY.plusDays(90), 1, 0);
        assertThat(tallies.all(CAMPAIGN)).hasSize(1);
    }

    private void count(LocalDate day, int impressions, int clicks) {
        adCounter.count(CAMPAIGN, new AdCount(day, impressions, clicks));
    }

    private void change(long dailyBudget) {
        advertiser.change(Examples.MINJI, CAMPAIGN, seen().version(), NEXT_WEEK, Won.of(dailyBudget));
    }

    private Versioned<Campaign> seen() {
        return campaigns.find(CAMPAIGN).orElseThrow();
    }
}
