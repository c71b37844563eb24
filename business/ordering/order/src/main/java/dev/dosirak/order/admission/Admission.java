package dev.dosirak.order.admission;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
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
    private static final Duration SOONEST = Duration.ofSeconds(1);
    private static final Duration LATEST = Duration.ofSeconds(30);

    /// @param orders how many more would be taken now
    /// @param retryAfter for those beyond that
    public record Capacity(long orders, Duration retryAfter) {}

    private final InstantSource clock;
    private final RandomGenerator random;
    private Workload workload = Workload.NONE;
    private Instant measuredAt;
    private double share = 1;
    private long admittedSince;
    private Instant nextProbe;

    public Admission(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
        this.measuredAt = clock.instant();
        this.nextProbe = measuredAt;
    }

    /// The work as it is now; to be said about twice a second.
    public synchronized void update(Workload now) {
        var at = clock.instant();
        double seconds = Duration.between(measuredAt, at).toMillis() / 1_000.0;
        share = now.latency().compareTo(SLOW) > 0
                ? Math.max(SMALLEST_SHARE, share * Math.pow(1 - SHRINK, seconds))
                : Math.min(1, share + GROW * seconds);
        workload = now;
        measuredAt = at;
        admittedSince = 0;
    }

    /// Takes one more, if it can be carried.
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
        if (isHopeless() || limit() + FLOOR <= workload.unfinished() + admittedSince) {
            return tryAdmit();
        }
        admit();
        return Optional.empty();
    }

    private void admit() {
        admittedSince++;
        if (isHopeless()) {
            nextProbe = clock.instant().plusSeconds(1);
        }
    }

    /// How many more would be taken now, and after how long those beyond that should come again.
    ///
    /// @return empty when it has not been able to look lately: others may know better
    public synchronized Optional<Capacity> capacity() {
        return Duration.between(measuredAt, clock.instant()).compareTo(KNOWN_FOR) > 0
                ? Optional.empty()
                : Optional.of(new Capacity(freePlaces(), untilDrained()));
    }

    /// What was taken came to nothing: it was no order, or one that was there already.
    public synchronized void release() {
        admittedSince = Math.max(0, admittedSince - 1);
        if (isHopeless()) {
            nextProbe = clock.instant();
        }
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
            return clock.instant().isBefore(nextProbe) ? 0 : 1;
        }
        return Math.max(0, limit() - workload.unfinished() - admittedSince);
    }

    /// Once to twice as long as what is under way takes, so that those who were turned away do not come back
    /// together.
    private Duration untilDrained() {
        double drain = workload.finishedPerSecond() > 0
                ? workload.unfinished() / workload.finishedPerSecond()
                : LATEST.toSeconds();
        var pause = Duration.ofMillis((long) (drain * (1 + random.nextDouble()) * 1_000));
        return pause.compareTo(SOONEST) < 0 ? SOONEST : pause.compareTo(LATEST) > 0 ? LATEST : pause;
    }
}
