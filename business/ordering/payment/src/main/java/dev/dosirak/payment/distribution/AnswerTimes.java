package dev.dosirak.payment.distribution;

import java.time.Duration;
import java.util.Arrays;

/// How long a gateway took for its last answers. What it never answered is not among them.
final class AnswerTimes {

    private static final int LAST = 200;
    private static final int LEAST = 20;

    /// Before enough is known.
    private static final Duration USUAL = Duration.ofSeconds(1);

    private final long[] millis = new long[LAST];
    private int count;
    private Duration p99 = USUAL;

    void add(Duration time) {
        millis[count++ % LAST] = time.toMillis();
        int known = Math.min(count, LAST);
        if (known >= LEAST) {
            var sorted = Arrays.copyOf(millis, known);
            Arrays.sort(sorted);
            p99 = Duration.ofMillis(sorted[(known * 99 + 99) / 100 - 1]);
        }
    }

    Duration p99() {
        return p99;
    }
}
