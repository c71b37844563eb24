package dev.dosirak.simulation;

import dev.dosirak.simulation.time.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Some customers, two nodes and three gateways, for as long as a seed has trouble for them, and then for days in which
/// all is well.
final class Simulation implements AutoCloseable {

    /// A minute more than [Truth] wants, because nobody looks all the time.
    private static final Duration TO_RESOLVE = Duration.ofMinutes(11);

    private static final Duration MOST_REVERSALS_WITHIN = Duration.ofMinutes(1);
    private static final int REVERSED_PER_MILLE = 100;

    private final Options options;
    private final Scheduler scheduler;
    private final People people;
    private final Platform platform;

    /// What a run without violations came to.
    ///
    /// @param happened to payments
    record Outcome(long steps, long fingerprint, Set<Class<?>> happened) {}

    Simulation(Options options, Parts parts, boolean traced) {
        this.options = options;
        this.scheduler = new Scheduler(options.seed(), options.began(), traced);
        this.people = new People(options, parts, scheduler);
        this.platform = people.platform();
    }

    /// @throws Violation of an invariant
    Outcome run() {
        platform.start();
        people.begin();
        storm();
        calm();
        platform.check();
        return new Outcome(scheduler.steps(), scheduler.fingerprint(), happened());
    }

    private void storm() {
        platform.trouble();
        scheduler.begin("reversals", this::reverse);
        scheduler.run(options.storm());
        platform.noTrouble();
        scheduler.run(Duration.between(scheduler.instant(), options.calmFrom()));
    }

    private void calm() {
        platform.pace().set(Duration.ofSeconds(5), Duration.ofMinutes(5));
        scheduler.run(TO_RESOLVE);
        platform.truth().nothingIsUnknown(platform.payments());
        platform.pace().set(Duration.ofMinutes(1), Duration.ofMinutes(20));
        scheduler.run(Duration.ofHours(2));
        platform.pace().set(Duration.ofMinutes(30), Duration.ofMinutes(30));
        scheduler.run(Duration.ofHours(56));
    }

    /// Now and then a gateway takes back what nobody has asked for.
    private void reverse() {
        var truth = platform.truth();
        while (scheduler.instant().isBefore(options.calmFrom())) {
            scheduler.sleep(scheduler.upTo(MOST_REVERSALS_WITHIN));
            truth.orders().stream()
                    .filter(_ -> scheduler.chance(REVERSED_PER_MILLE))
                    .forEach(it -> platform.gateways().forEach(gateway -> gateway.mayReverse(it)));
        }
    }

    private Set<Class<?>> happened() {
        return platform.truth().orders().stream()
                .flatMap(it -> platform.payments().history(it).stream())
                .map(Object::getClass)
                .collect(Collectors.toSet());
    }

    List<String> trace() {
        return scheduler.trace();
    }

    @Override
    public void close() {
        scheduler.close();
    }
}
