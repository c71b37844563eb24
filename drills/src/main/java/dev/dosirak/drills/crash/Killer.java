package dev.dosirak.drills.crash;

import dev.dosirak.demo.traffic.Told;
import dev.dosirak.demo.traffic.Told.Outcome;
import dev.dosirak.demo.traffic.Traffic;
import dev.dosirak.drills.rig.CannotMeasure;
import dev.dosirak.drills.rig.Platform;
import dev.dosirak.drills.rig.RunFile;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.SplittableRandom;
import java.util.UUID;

/// Kills one process at a time, as `kill -9` does, and sees how long the platform is not itself.
final class Killer {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final long POLL_MILLIS = 50;

    private final Platform platform;
    private final Traffic traffic;
    private final SplittableRandom random;

    Killer(Platform platform, Traffic traffic, long seed) {
        this.platform = platform;
        this.traffic = traffic;
        this.random = new SplittableRandom(seed);
    }

    /// What became of one kill.
    ///
    /// @param ready seconds until the victim took requests again
    /// @param recovered seconds until, besides, an order placed after the kill had been accepted by its shop
    record Kill(String victim, double ready, double recovered) {}

    /// Waits for a random time of two to ten seconds.
    void wander() throws InterruptedException {
        Thread.sleep(2_000 + random.nextLong(8_000));
    }

    /// Kills a random process of those that are ready, and waits for the recovery.
    ///
    /// @throws CannotMeasure when that takes more than three minutes
    Kill kill() throws InterruptedException {
        var victims = platform.state().parts().stream()
                .filter(it -> it.ready() && it.process().isPresent())
                .sorted(Comparator.comparing(RunFile.Part::name))
                .toList();
        var victim = victims.get(random.nextInt(victims.size()));
        var old = victim.process().orElseThrow();
        var at = Instant.now();
        long since = System.nanoTime();
        old.handle()
                .orElseThrow(() -> new CannotMeasure("%s had ended by itself".formatted(victim.name())))
                .destroyForcibly();
        while (!isBack(platform.state().part(victim.name()), old)) {
            pause(since, victim.name() + " did not come back");
        }
        double ready = seconds(since);
        while (!ordersGoThrough(at)) {
            pause(since, "no order got through after killing " + victim.name());
        }
        return new Kill(victim.name(), ready, seconds(since));
    }

    /// Something other than a kill that may stop everything.
    interface Blow {
        void strike() throws InterruptedException;
    }

    /// @return seconds until an order placed after it had been accepted by its shop
    /// @throws CannotMeasure when that takes more than three minutes
    double recoveryFrom(Blow blow) throws InterruptedException {
        blow.strike();
        var at = Instant.now();
        long since = System.nanoTime();
        while (!ordersGoThrough(at)) {
            pause(since, "no order got through");
        }
        return seconds(since);
    }

    private static boolean isBack(RunFile.Part part, RunFile.Started old) {
        return part.ready() && part.process().filter(it -> !it.equals(old)).isPresent();
    }

    private boolean ordersGoThrough(Instant since) {
        var placed = new HashSet<UUID>();
        for (Told told : traffic.journal()) {
            if (told.at().isAfter(since) && told.outcome() == Outcome.DONE && told.order() != null) {
                if (told.what().equals("place")) {
                    placed.add(told.order());
                } else if (told.what().equals("accept") && placed.contains(told.order())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static void pause(long since, String otherwise) throws InterruptedException {
        if (System.nanoTime() - since > LIMIT.toNanos()) {
            throw new CannotMeasure("%s within %d s".formatted(otherwise, LIMIT.toSeconds()));
        }
        Thread.sleep(POLL_MILLIS);
    }
}
