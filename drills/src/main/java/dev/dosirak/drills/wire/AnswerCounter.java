package dev.dosirak.drills.wire;

import dev.dosirak.demo.traffic.Latencies;

/// Counts answers; those before the end of the warm-up only as a whole.
final class AnswerCounter {

    private static final int SHOWN = 300;

    private final int success;
    private final long countsFrom;
    private final long countsUntil;
    private final Latencies latencies = new Latencies();
    private long accepted;
    private long acceptedInAll;
    private long refused;
    private String firstRefusal = "";

    AnswerCounter(int success, long countsFrom, long countsUntil) {
        this.success = success;
        this.countsFrom = countsFrom;
        this.countsUntil = countsUntil;
    }

    void answered(HttpConnection httpConnection, long now, boolean counted) {
        if (httpConnection.status() != success) {
            refused++;
            if (firstRefusal.isEmpty()) {
                var body = httpConnection.body();
                firstRefusal = httpConnection.status() + " " + body.substring(0, Math.min(SHOWN, body.length()));
            }
            return;
        }
        acceptedInAll++;
        if (counted) {
            accepted++;
            latencies.add((now - httpConnection.due()) / 1_000);
        }
    }

    boolean counts(long moment) {
        return moment - countsFrom >= 0 && moment - countsUntil < 0;
    }

    Outcome outcome() {
        return new Outcome(accepted, refused, acceptedInAll, (countsUntil - countsFrom) / 1e9, latencies, firstRefusal);
    }
}
