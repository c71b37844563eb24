package dev.dosirak.simulation;

import java.util.List;
import java.util.Optional;

/// A seed once more, and this time with everything written down.
///
/// @param failure how it ended, if not well
record Replay(Options options, List<String> trace, Optional<Throwable> failure) {

    private static final int LINES = 80;

    static Replay of(long seed, Parts parts) {
        var options = Options.of(seed);
        try (var simulation = new Simulation(options, parts, true)) {
            try {
                simulation.run();
                return new Replay(options, simulation.trace(), Optional.empty());
            } catch (RuntimeException | Error e) {
                return new Replay(options, simulation.trace(), Optional.of(e));
            }
        }
    }

    /// What somebody needs to know who has to find out.
    AssertionError failure(Throwable first) {
        var about = failure.flatMap(Replay::orderOf).orElse("");
        var lines = trace.stream().filter(it -> it.contains(about)).toList();
        return new AssertionError(
                """
                Seed %d: %s
                %s
                %s
                Replay it with ./dosirak test --seed %d
                """.formatted(
                                options.seed(),
                                first,
                                options,
                                String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size())),
                                options.seed()),
                failure.orElse(first));
    }

    void print() {
        System.out.println(options);
        trace.forEach(System.out::println);
        System.out.println(failure.map(Object::toString).orElse("All is well"));
        failure.ifPresent(it -> {
            throw failure(it);
        });
    }

    private static Optional<String> orderOf(Throwable failure) {
        return failure instanceof Violation violation ? violation.order().map(Object::toString) : Optional.empty();
    }
}
