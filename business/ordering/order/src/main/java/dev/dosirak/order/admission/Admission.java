package dev.dosirak.order.admission;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Decides whether one more order is taken.
///
/// At most so many are under way as come to their end in [#HORIZON], by how many last did (Little's law), and never
/// fewer than [#FLOOR], which an idle machine takes at once. When those that finish took too long the bound
/// shrinks by 5 % a second and grows again by 1 % (additive increase is slow on purpose: what was too much
/// once soon is again). Where that many are under way, and those that finish took so long that nobody waits
/// for them, or none finishes, one order a second is let through to see whether it has healed. A few slow ones
/// say nothing of the machine.
public final class Admission {

    static final Duration HORIZON = Duration.ofSeconds(8);
    static final int FLOOR = 30;
    static final Duration SLOW = Duration.ofSeconds(10);
    static final Duration HOPELESS = Duration.ofSeconds(15);

    /// So long what was last seen says something of now.
    static final Duration KNOWN_FOR = Duration.ofSeconds(5);

    private static final double SMALLEST_SHARE = 0.1;
    private static final double SHRINK = 0.05;
    private static final double GROW = 0.01;
    private static final Duration PROBE_EVERY = Duration.ofSeconds(1);
    private static final Duration SOONEST = Duration.ofSeconds(1);
    private static final Duration LATEST = Duration.ofSeconds(30);

    /// @param orders how many more would be taken now
    /// @param retryAfter for those beyond that
    public record Capacity(long orders, Duration retryAfter) {}

    private final LongSupplier nanoTime;
    private final RandomGenerator random;
    private Workload workload = Workload.NONE;
    private boolean hasLooked;
    private long measuredAt;
    private double share = 1;
    private long nextProbe;

    /// Admitted, and not answered yet.
    private long underWay;

    private long placed;

    /// Of [#placed], those that the workload may know of.
    private long placedBefore;

    /// @param nanoTime as [System#nanoTime]: no clock that people set
    public Admission(LongSupplier nanoTime, RandomGenerator random) {
        this.nanoTime = nanoTime;
        this.random = random;
        this.measuredAt = nanoTime.getAsLong();
        this.nextProbe = measuredAt;
    }

    /// Looks at the work as it is now; to be called about twice a second. What is placed meanwhile may be counted
    /// twice until the next look, and is never missed.
    public void update(Supplier<Workload> measure) {
        long before = placed();
        update(measure.get(), before);
    }

    private synchronized long placed() {
        return placed;
    }

    private synchronized void update(Workload now, long placedBefore) {
        long at = nanoTime.getAsLong();
        double seconds = Duration.ofNanos(at - measuredAt).toMillis() / 1_000.0;
        share = now.latency().compareTo(SLOW) > 0
                ? Math.max(SMALLEST_SHARE, share * Math.pow(1 - SHRINK, seconds))
                : Math.min(1, share + GROW * seconds);
        workload = now;
        hasLooked = true;
        measuredAt = at;
        this.placedBefore = placedBefore;
    }

    /// Takes one more, if it can be carried. Who is taken is to be said the [#end] of.
    ///
    /// @return empty when it is taken, or after how long to come again
    public synchronized Optional<Duration> tryAdmit() {
        if (freePlaces() == 0) {
            return Optional.of(untilDrained());
        }
        admit();
        return Optional.empty();
    }

    /// Takes one for which a gateway was told that there is room. Several gateways are told of the same room,
    /// so there may be more of them than that: as many as [#FLOOR] beyond it are taken, and none on trust where
    /// it is hopeless.
    ///
    /// @return empty when it is taken, or after how long to come again
    public synchronized Optional<Duration> tryTakeAdmitted() {
        if (isHopeless() || limit() + FLOOR <= unfinished()) {
            return tryAdmit();
        }
        admit();
        return Optional.empty();
    }

    private void admit() {
        underWay++;
        if (isHopeless()) {
            nextProbe = nanoTime.getAsLong() + PROBE_EVERY.toNanos();
        }
    }

    /// One that was taken is answered.
    ///
    /// @param isPlaced false when it came to nothing: it was no order, or one that was there already
    public synchronized void end(boolean isPlaced) {
        underWay--;
        if (isPlaced) {
            placed++;
        } else if (isHopeless()) {
            nextProbe = nanoTime.getAsLong();
        }
    }

    /// How many more would be taken now, and after how long those beyond that should come again.
    ///
    /// @return empty when it has not been able to look lately: others may know better
    public synchronized Optional<Capacity> capacity() {
        return nanoTime.getAsLong() - measuredAt > KNOWN_FOR.toNanos()
                ? Optional.empty()
                : Optional.of(new Capacity(freePlaces(), untilDrained()));
    }

    /// How many may be under way.
    public synchronized long limit() {
        return Math.max(FLOOR, (long) (workload.finishedPerSecond() * HORIZON.toSeconds() * share));
    }

    private boolean isHopeless() {
        return workload.unfinished() >= FLOOR && (workload.latency().compareTo(HOPELESS) > 0 || !workload.finishing());
    }

    private long freePlaces() {
        if (isHopeless()) {
            return nanoTime.getAsLong() - nextProbe < 0 ? 0 : 1;
        }
        return Math.max(0, limit() - unfinished());
    }

    /// With those that no look has seen yet.
    private long unfinished() {
        return workload.unfinished() + underWay + placed - placedBefore;
    }

    private double secondsUnderWay() {
        if (hasLooked && workload.unfinished() == 0) {
            return SOONEST.toSeconds();
        }
        return workload.finishedPerSecond() > 0
                ? workload.unfinished() / workload.finishedPerSecond()
                : LATEST.toSeconds();
    }

    /// Once to twice as long as what is under way takes, so that those who were turned away do not come back
    /// together; soon, where it is only those that are being placed.
    private Duration untilDrained() {
        var pause = Duration.ofMillis((long) (secondsUnderWay() * (1 + random.nextDouble()) * 1_000));
        return pause.compareTo(SOONEST) < 0 ? SOONEST : pause.compareTo(LATEST) > 0 ? LATEST : pause;
    }
}
