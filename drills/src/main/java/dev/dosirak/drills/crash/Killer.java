package dev.dosirak.drills.crash;

import dev.dosirak.demo.traffic.CommandRecord;
import dev.dosirak.demo.traffic.CommandRecord.Outcome;
import dev.dosirak.demo.traffic.Traffic;
import dev.dosirak.drills.rig.CannotMeasure;
import dev.dosirak.drills.rig.Platform;
import dev.dosirak.drills.rig.RunFile;
import dev.dosirak.platform.embedded.ProcessIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.UUID;

/// Kills one process at a time, as `kill -9` does, and sees how long it is felt.
final class Killer {

    /// A gateway that is ill beside a kill holds its payments for more than a minute by itself.
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private static final long POLL_MILLIS = 50;
    private static final int FIRST = 10;
    private static final int MOST_OF_THE_FIRST = 9;

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
    /// @param recovered seconds until orders placed after the kill got through: nine of the first ten that were
    ///     taken had been answered by their shop, or called off. Where another node goes on, some of them wait
    ///     for what the dead one had in hand
    record Kill(String victim, double ready, double recovered) {}

    /// Waits for a random time of two to ten seconds.
    void pauseRandomly() throws InterruptedException {
        Thread.sleep(2_000 + random.nextLong(8_000));
    }

    /// Kills a random process of those that are ready, and waits for the recovery.
    ///
    /// @throws CannotMeasure when that takes more than five minutes
    Kill kill() throws InterruptedException {
        var victims = platform.state().components().stream()
                .filter(it -> it.ready() && it.process().isPresent())
                .sorted(Comparator.comparing(RunFile.Component::name))
                .toList();
        var victim = victims.get(random.nextInt(victims.size()));
        var old = victim.process().orElseThrow();
        var at = Instant.now();
        long since = System.nanoTime();
        old.process()
                .orElseThrow(() -> new CannotMeasure("%s had ended by itself".formatted(victim.name())))
                .destroyForcibly();
        var felt = OptionalDouble.empty();
        var ready = OptionalDouble.empty();
        while (felt.isEmpty() || ready.isEmpty()) {
            pause(since, "orders and " + victim.name() + " were not both back after its end");
            if (felt.isEmpty() && ordersGoThrough(at)) {
                felt = OptionalDouble.of(seconds(since));
            }
            if (ready.isEmpty() && isBack(platform.state().component(victim.name()), old)) {
                ready = OptionalDouble.of(seconds(since));
            }
        }
        return new Kill(victim.name(), ready.getAsDouble(), felt.getAsDouble());
    }

    /// Something other than a kill that may stop everything.
    interface Disruption {
        void strike() throws InterruptedException;
    }

    /// @return seconds until orders placed after it got through, as in [Kill]
    /// @throws CannotMeasure when that takes more than five minutes
    double recoveryFrom(Disruption disruption) throws InterruptedException {
        disruption.strike();
        var at = Instant.now();
        long since = System.nanoTime();
        while (!ordersGoThrough(at)) {
            pause(since, "no order got through");
        }
        return seconds(since);
    }

    private static boolean isBack(RunFile.Component component, ProcessIdentity old) {
        return component.ready()
                && component.process().filter(it -> !it.equals(old)).isPresent();
    }

    private boolean ordersGoThrough(Instant since) {
        var placed = new LinkedHashSet<UUID>();
        var answered = new HashSet<UUID>();
        for (CommandRecord commandRecord : traffic.journal()) {
            if (commandRecord.at().isAfter(since)
                    && commandRecord.outcome() == Outcome.DONE
                    && commandRecord.order() != null) {
                switch (commandRecord.what()) {
                    case "place" -> placed.add(commandRecord.order());
                    case "accept", "reject", "cancel" -> answered.add(commandRecord.order());
                    default -> {}
                }
            }
        }
        return placed.size() >= FIRST
                && placed.stream().limit(FIRST).filter(answered::contains).count() >= MOST_OF_THE_FIRST;
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
