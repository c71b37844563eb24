package dev.dosirak.drills.crash;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// One payment gateway that is ill for a while.
///
/// @param mode of the simulator, as its switch wants to be told
/// @param lasts until it is well again
/// @param before for how long all are well before it
record GatewayIllness(String gateway, Map<String, Object> mode, Duration before, Duration lasts) {

    static final List<String> GATEWAYS = List.of("toss", "nice", "portone");

    /// A card that is declined is no illness, and its order ends there: these are the ways in which a gateway
    /// fails that would have taken the money.
    private static final List<String> MODES =
            List.of("error", "hang", "slow", "late", "answer-lost", "unreachable", "short-balance");

    private static final Map<String, Object> WELL = Map.of("mode", "normal");
    private static final int LEAST_PERCENT = 30;
    private static final int ALL = 100;

    /// Beyond what we wait for an answer, and below what a gateway may take for it.
    private static final int SHORTEST_MILLIS = 4_000;

    private static final int LONGEST_MILLIS = 20_000;
    private static final int SHORTEST_SECONDS = 8;
    private static final int LONGEST_SECONDS = 25;

    /// Another one than the last, so that what is owed at that one gets through before people are asked.
    ///
    /// @param last empty for the first
    static GatewayIllness next(SplittableRandom random, String last) {
        var others = GATEWAYS.stream().filter(it -> !it.equals(last)).toList();
        var mode = new HashMap<String, Object>();
        mode.put("mode", MODES.get(random.nextInt(MODES.size())));
        mode.put("percent", random.nextInt(LEAST_PERCENT, ALL + 1));
        mode.put("latencyMillis", random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS));
        return new GatewayIllness(
                others.get(random.nextInt(others.size())), Map.copyOf(mode), seconds(random), seconds(random));
    }

    private static Duration seconds(SplittableRandom random) {
        return Duration.ofSeconds(random.nextInt(SHORTEST_SECONDS, LONGEST_SECONDS + 1));
    }

    static Map<String, Object> well() {
        return WELL;
    }

    @Override
    public String toString() {
        return "%s: %s for %d s".formatted(gateway, mode, lasts.toSeconds());
    }
}
