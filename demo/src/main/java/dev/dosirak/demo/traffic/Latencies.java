package dev.dosirak.demo.traffic;

import java.util.concurrent.atomic.AtomicLongArray;

/// How long things took, to 2 % exactly, in constant memory.
public final class Latencies {

    private static final double STEP = Math.log(1.02);
    private static final int BUCKETS = 1_100;

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);

    public void add(long micros) {
        int bucket = (int) (Math.log(Math.max(1, micros)) / STEP);
        counts.incrementAndGet(Math.min(BUCKETS - 1, bucket));
    }

    /// The time in milliseconds that this share (0 to 1) of all stayed within; 0 when there are none.
    public double millisAt(double share) {
        long total = 0;
        for (int i = 0; i < BUCKETS; i++) {
            total += counts.get(i);
        }
        if (total == 0) {
            return 0;
        }
        long rank = Math.max(1, (long) Math.ceil(share * total));
        long seen = 0;
        int bucket = -1;
        while (seen < rank && bucket < BUCKETS - 1) {
            bucket++;
            seen += counts.get(bucket);
        }
        return Math.exp((bucket + 0.5) * STEP) / 1_000;
    }
}
