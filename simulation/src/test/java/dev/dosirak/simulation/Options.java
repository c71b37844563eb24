package dev.dosirak.simulation;

import dev.dosirak.simulation.gateway.Episode;
import dev.dosirak.simulation.gateway.Illness;
import dev.dosirak.simulation.gateway.Traits;
import dev.dosirak.simulation.time.Scheduler.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// What a seed stands for: printed when it fails, so that nobody has to guess what was simulated.
///
/// @param began half of the time shortly before midnight in Seoul, where days of gateways change
/// @param orders how many customers order, within [#orderingFor]
/// @param perSecond requests that each contract allows
/// @param rush all order in the same seconds, with cards of one gateway
/// @param payWithin how long orders wait for their money
/// @param storm for so long things go wrong
/// @param connectorTrouble per mille of messages
/// @param gatewayNoise per mille of requests
/// @param rebalances how often partitions change hands
/// @param cancelPercent of customers who change their mind
/// @param rejectPercent of shops that do not want to, and as many do not answer
record Options(
        long seed,
        Instant began,
        int orders,
        Duration orderingFor,
        int perSecond,
        boolean rush,
        Duration payWithin,
        Duration storm,
        Trouble trouble,
        int connectorTrouble,
        int gatewayNoise,
        int rebalances,
        int cancelPercent,
        int rejectPercent,
        List<Episode> episodes) {

    /// As the gateways' documents have it: how long to wait for them, and five seconds; and NICE knows no keys of
    /// requests.
    static final List<Traits> GATEWAYS = List.of(
            new Traits("toss", Duration.ofSeconds(65), true, false, true),
            new Traits("nice", Duration.ofSeconds(35), false, true, false),
            new Traits("portone", Duration.ofSeconds(65), true, false, false));

    private static final List<Illness> ILLNESSES = List.of(Illness.values());
    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    private static final Instant BEFORE_MIDNIGHT = Instant.parse("2026-11-21T14:55:00Z");
    private static final int MOST_ORDERS = 12;
    private static final int RUSH_ORDERS = 60;
    private static final int RUSH_PER_SECOND = 20;
    private static final int USUAL_PER_SECOND = 100;
    private static final int LONGEST_ORDERING_SECONDS = 300;
    private static final int SHORTEST_STORM_SECONDS = 120;
    private static final int LONGEST_STORM_SECONDS = 1_200;
    private static final int LONGEST_EPISODE_SECONDS = 600;
    private static final int MOST_EPISODES = 7;

    static Options of(long seed) {
        var random = new SplittableRandom(~seed); // not the one that decides what happens next
        var began = random.nextBoolean() ? BEFORE_MIDNIGHT.plusSeconds(random.nextInt(300)) : NOON;
        boolean rush = random.nextInt(16) == 0;
        var storm = SHORTEST_STORM_SECONDS + random.nextInt(LONGEST_STORM_SECONDS);
        return new Options(
                seed,
                began,
                rush ? RUSH_ORDERS : 1 + random.nextInt(MOST_ORDERS),
                rush ? Duration.ofSeconds(1) : Duration.ofSeconds(1 + random.nextInt(LONGEST_ORDERING_SECONDS)),
                rush ? RUSH_PER_SECOND : USUAL_PER_SECOND,
                rush,
                random.nextInt(4) == 0 ? Duration.ofSeconds(20 + random.nextInt(60)) : Duration.ofMinutes(10),
                Duration.ofSeconds(storm),
                rush ? Trouble.NONE : new Trouble(sometimes(random, 6), sometimes(random, 4), sometimes(random, 60)),
                sometimes(random, 150),
                sometimes(random, 120),
                sometimes(random, 20),
                sometimes(random, 60),
                sometimes(random, 30),
                episodes(random, began, storm));
    }

    /// None in one of four.
    private static int sometimes(RandomGenerator random, int most) {
        return random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(most);
    }

    private static List<Episode> episodes(RandomGenerator random, Instant began, int storm) {
        var episodes = new ArrayList<Episode>();
        int count = random.nextInt(1 + MOST_EPISODES);
        for (int i = 0; i < count; i++) {
            var illness = ILLNESSES.get(random.nextInt(ILLNESSES.size()));
            var from = began.plusSeconds(random.nextInt(storm));
            var gateway = GATEWAYS.get(random.nextInt(GATEWAYS.size())).name();
            episodes.add(
                    new Episode(gateway, illness, from, from.plusSeconds(1 + random.nextInt(LONGEST_EPISODE_SECONDS))));
        }
        return episodes;
    }

    /// When everything is well again.
    Instant calmFrom() {
        return episodes.stream().map(Episode::to).reduce(began.plus(storm), (a, b) -> a.isAfter(b) ? a : b);
    }
}
