package dev.dosirak.platform.kernel;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// The pauses between tries: each twice as long as the one before, up to a longest one.
public record RetrySchedule(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 20;

    /// @param times tried in vain so far: 1 after the first, and 0 counts as 1
    public Duration after(int times) {
        var pause = first.multipliedBy(1L << Math.clamp(times - 1L, 0, MOST_DOUBLINGS));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }

    /// Every pause, one after the other; the last one is for ever.
    public List<Duration> pauses() {
        return IntStream.rangeClosed(1, MOST_DOUBLINGS + 1)
                .mapToObj(this::after)
                .distinct()
                .toList();
    }
}
