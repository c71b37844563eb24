package dev.dosirak.drills.wire;

import dev.dosirak.demo.traffic.Latencies;

/// What came of a load.
///
/// @param accepted answered with the status that means success, in the time that counts
/// @param refused answered otherwise, in the whole time
/// @param acceptedInAll as `accepted`, in the whole time
/// @param seconds the time that counts
/// @param latencies of the accepted, in the time that counts
/// @param firstRefusal the first answer that was no success; empty when there was none
public record Outcome(
        long accepted, long refused, long acceptedInAll, double seconds, Latencies latencies, String firstRefusal) {

    public double perSecond() {
        return accepted / seconds;
    }
}
