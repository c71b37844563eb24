package dev.dosirak.demo.people;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How long a client waits for an answer, and how long it keeps asking.
///
/// @param attempt how long one attempt may take
/// @param total   no new attempt begins after this
public record RetryPolicy(Duration attempt, Duration total) {

    /// What the apps do.
    public static final RetryPolicy DEFAULT = new RetryPolicy(Duration.ofSeconds(5), Duration.ofSeconds(20));

    /// For large batches, which take a while and are worth waiting for.
    public static final RetryPolicy LONG = new RetryPolicy(Duration.ofSeconds(60), Duration.ofSeconds(180));

    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    /// The pause after this many attempts: doubled each time, and never the same for two clients.
    long pauseMillis(int attempts) {
        long longest = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempts, 10));
        return longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1);
    }
}
