package dev.dosirak.payment.distribution;

import java.time.Instant;

/// How many there were in the last minute, to the second.
final class MinuteCount {

    private static final int SECONDS = 60;

    private final int[] counts = new int[SECONDS];
    private long newest;

    void add(Instant now) {
        moveTo(now);
        counts[slot(newest)]++;
    }

    int lastMinute(Instant now) {
        moveTo(now);
        int sum = 0;
        for (int each : counts) {
            sum += each;
        }
        return sum;
    }

    private void moveTo(Instant now) {
        long second = now.getEpochSecond();
        for (long next = Math.max(newest + 1, second - SECONDS + 1); next <= second; next++) {
            counts[slot(next)] = 0;
        }
        newest = Math.max(newest, second);
    }

    private static int slot(long second) {
        return Math.floorMod(second, SECONDS);
    }
}
