package dev.dosirak.ad.campaign;

import static dev.dosirak.ad.campaign.Examples.CAMPAIGN;
import static dev.dosirak.ad.campaign.Examples.MINJI;
import static dev.dosirak.ad.campaign.Examples.NEXT_WEEK;
import static dev.dosirak.ad.campaign.Examples.NOON;
import static dev.dosirak.ad.campaign.Examples.PRICES;
import static dev.dosirak.ad.campaign.Examples.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.kernel.Change;
import dev.dosirak.platform.kernel.Seoul;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Counts of several days come in late, doubled and in any order, while the owner changes the budget.
class CountingPropertiesTest {

    private static final int STEPS = 80;

    private record Told(UUID id, AdCount count) {}

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final InMemoryCampaigns campaigns = new InMemoryCampaigns();
    private final InMemoryDailyTotals tallies = new InMemoryDailyTotals();
    private final InstantSource source = now::get;
    private final AdCounter adCounter =
            new AdCounter(campaigns, tallies, new NoTransactions(), source.withZone(ZoneOffset.UTC));
    private final Advertiser advertiser = new Advertiser(
            campaigns, tallies, _ -> Optional.empty(), PRICES, new NoTransactions(), source.withZone(ZoneOffset.UTC));

    private final List<Told> onTheWay = new ArrayList<>();
    private final List<Told> toldEver = new ArrayList<>();
    private final Set<UUID> inbox = new HashSet<>();
    private final Map<LocalDate, List<Long>> budgets = new HashMap<>();

    @RepeatedTest(300)
    void everyViewIsCountedOnceAndNoDayCostsMoreThanWasAllowed(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        campaigns.save(new Change<>(Optional.empty(), RUNNING, NOON));
        for (int step = 0; step < STEPS; step++) {
            allowedToday().add(budget());
            switch (random.nextInt(6)) {
                case 0, 1 -> show(random);
                case 2, 3 -> arrive(random);
                case 4 -> change(random.nextInt(1_000, 20_000));
                default -> pass(random.nextInt(600));
            }
            assertMoneyDecidesWhetherItIsShown();
        }
        while (!onTheWay.isEmpty()) {
            arrive(random);
            assertMoneyDecidesWhetherItIsShown();
        }
        assertCountedOnce();
    }

    private List<Long> allowedToday() {
        return budgets.computeIfAbsent(today(), _ -> new ArrayList<>());
    }

    private void show(Random random) {
        var published = new Told(UUID.randomUUID(), new AdCount(today(), random.nextInt(2_000), random.nextInt(40)));
        onTheWay.add(published);
        toldEver.add(published);
    }

    /// Any of those on the way arrives, and sometimes comes again later.
    private void arrive(Random random) {
        if (onTheWay.isEmpty()) {
            return;
        }
        int which = random.nextInt(onTheWay.size());
        var published = random.nextInt(3) == 0 ? onTheWay.get(which) : onTheWay.remove(which);
        if (inbox.add(published.id())) {
            adCounter.count(CAMPAIGN, published.count());
        }
    }

    private void change(long dailyBudget) {
        var seen = campaigns.find(CAMPAIGN).orElseThrow();
        advertiser.change(MINJI, CAMPAIGN, seen.version(), NEXT_WEEK, Won.of(dailyBudget));
        allowedToday().add(dailyBudget);
    }

    private void pass(int minutes) {
        var then = now.get().plusSeconds(minutes * 60L);
        if (then.isBefore(NEXT_WEEK)) {
            now.set(then);
        }
    }

    private void assertMoneyDecidesWhetherItIsShown() {
        var campaign = campaigns.find(CAMPAIGN).orElseThrow().state();
        boolean exhausted = campaign.exhaustedUntil().map(now.get()::isBefore).orElse(false);
        long spent = tallies.find(CAMPAIGN, today()).spent().amount();
        assertThat(exhausted).isEqualTo(spent >= budget());
    }

    private void assertCountedOnce() {
        for (var day : budgets.keySet()) {
            var adCounts = toldEver.stream()
                    .map(Told::count)
                    .filter(it -> it.day().equals(day))
                    .toList();
            long impressions = adCounts.stream().mapToLong(AdCount::impressions).sum();
            long clicks = adCounts.stream().mapToLong(AdCount::clicks).sum();
            long cost = impressions + 100 * clicks;
            long most = budgets.getOrDefault(day, List.of()).stream().reduce(0L, Math::max);
            long least = budgets.getOrDefault(day, List.of()).stream().reduce(Long.MAX_VALUE, Math::min);

            var dailyTotal = tallies.find(CAMPAIGN, day);
            assertThat(dailyTotal.impressions()).isEqualTo(impressions);
            assertThat(dailyTotal.clicks()).isEqualTo(clicks);
            assertThat(dailyTotal.spent().amount()).isBetween(Math.min(cost, least), Math.min(cost, most));
        }
    }

    private long budget() {
        return campaigns.find(CAMPAIGN).orElseThrow().state().budget().daily().amount();
    }

    private LocalDate today() {
        return Seoul.dayOf(now.get());
    }
}
