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
    /// @param comeAgain for those beyond that
    public record Room(long orders, Duration comeAgain) {}

    private final InstantSource clock;
    private final RandomGenerator random;
    private Workload seen = Workload.NONE;
    private Instant seenAt;
    private double share = 1;
    private long takenSince;
    private Instant nextProbe;

    public Admission(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
        this.seenAt = clock.instant();
        this.nextProbe = seenAt;
    }

    /// The work as it is now; to be said about twice a second.
    public synchronized void look(Workload now) {
        var at = clock.instant();
        double seconds = Duration.between(seenAt, at).toMillis() / 1_000.0;
        share = now.latency().compareTo(SLOW) > 0
                ? Math.max(SMALLEST_SHARE, share * Math.pow(1 - SHRINK, seconds))
                : Math.min(1, share + GROW * seconds);
        seen = now;
        seenAt = at;
        takenSince = 0;
    }

    /// Takes one more, if it can be carried.
    ///
    /// @return empty when it is taken, or after how long to come again
    public synchronized Optional<Duration> tryTake() {
        if (room() == 0) {
            return Optional.of(untilDrained());
        }
        take();
        return Optional.empty();
    }

    /// Takes one for which a gateway was told that there is room. Several gateways are told of the same room,
    /// so there may be more of them than that: as many as [#FLOOR] beyond it are taken, and none on trust where
    /// it is hopeless.
    ///
    /// @return empty when it is taken, or after how long to come again
    public synchronized Optional<Duration> tryTakeAdmitted() {
        if (isHopeless() || limit() + FLOOR <= seen.unfinished() + takenSince) {
            return tryTake();
        }
        take();
        return Optional.empty();
    }

    private void take() {
        takenSince++;
        if (isHopeless()) {
            nextProbe = clock.instant().plusSeconds(1);
        }
    }

    /// How many more would be taken now, and after how long those beyond that should come again.
    ///
    /// @return empty when it has not been able to look lately: others may know better
    public synchronized Optional<Room> ask() {
        return Duration.between(seenAt, clock.instant()).compareTo(KNOWN_FOR) > 0
                ? Optional.empty()
                : Optional.of(new Room(room(), untilDrained()));
    }

    /// What was taken came to nothing: it was no order, or one that was there already.
    public synchronized void giveBack() {
        takenSince = Math.max(0, takenSince - 1);
        if (isHopeless()) {
            nextProbe = clock.instant();
        }
    }

    /// How many may be under way.
    public synchronized long limit() {
        return Math.max(FLOOR, (long) (seen.finishedPerSecond() * HORIZON.toSeconds() * share));
    }

    private boolean isHopeless() {
        return seen.unfinished() >= FLOOR && (seen.latency().compareTo(HOPELESS) > 0 || !seen.goesOn());
    }

    private long room() {
        if (isHopeless()) {
            return clock.instant().isBefore(nextProbe) ? 0 : 1;
        }
        return Math.max(0, limit() - seen.unfinished() - takenSince);
    }

    /// Once to twice as long as what is under way takes, so that those who were turned away do not come back
    /// together.
    private Duration untilDrained() {
        double drain = seen.finishedPerSecond() > 0 ? seen.unfinished() / seen.finishedPerSecond() : LATEST.toSeconds();
        var pause = Duration.ofMillis((long) (drain * (1 + random.nextDouble()) * 1_000));
        return pause.compareTo(SOONEST) < 0 ? SOONEST : pause.compareTo(LATEST) > 0 ? LATEST : pause;
    }
}
