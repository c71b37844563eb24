package dev.dosirak.drills.drill;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What every drill and every bench with a load can be told.
public final class LoadOptions {

    @Option(names = "--seed", paramLabel = "N", description = "Repeat the choices of another run with this number.")
    private long seed = ThreadLocalRandom.current().nextInt(1_000_000);

    @Option(
            names = "--scale",
            paramLabel = "X",
            defaultValue = "1",
            description = "How much longer or shorter everything lasts (default: ${DEFAULT-VALUE}).")
    private double scale = 1;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = {
                "Orders per second (default: 12, or half of it, and half again, until this",
                "machine keeps up; that is tried first)."
            })
    private @Nullable Double rate;

    @Option(
            names = "--results",
            paramLabel = "FOLDER",
            description = "Where report and raw results go (default: a new folder in target/drills).")
    private @Nullable Path results;

    public long seed() {
        return seed;
    }

    public double scale() {
        return scale;
    }

    /// Orders per second, where somebody has said how many.
    Optional<Double> rate() {
        return Optional.ofNullable(rate);
    }

    Optional<Path> results() {
        return Optional.ofNullable(results).map(Path::toAbsolutePath);
    }

    /// How to play the same again.
    ///
    /// @param rate orders per second
    String repeated(double rate) {
        return String.format(Locale.ROOT, "--seed %d --scale %s --rate %s", seed, scale, rate);
    }
}
