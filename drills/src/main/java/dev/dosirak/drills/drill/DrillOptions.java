package dev.dosirak.drills.drill;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What every drill can be told.
public final class DrillOptions {

    @Option(
            names = "--mode",
            paramLabel = "before|after",
            defaultValue = "after",
            converter = Mode.Converter.class,
            description = "With the design that failed, or with the remedy (default: ${DEFAULT-VALUE}).")
    private Mode mode = Mode.AFTER;

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
            defaultValue = "12",
            description = "Orders per second (default: ${DEFAULT-VALUE}).")
    private double rate = 12;

    @Option(
            names = "--results",
            paramLabel = "FOLDER",
            description = "Where report and raw results go (default: a new folder in target/drills).")
    private @Nullable Path results;

    public Mode mode() {
        return mode;
    }

    public long seed() {
        return seed;
    }

    public double scale() {
        return scale;
    }

    /// Orders per second.
    public double rate() {
        return rate;
    }

    Optional<Path> results() {
        return Optional.ofNullable(results).map(Path::toAbsolutePath);
    }

    /// How to play the same again.
    String command(String drill) {
        return String.format(
                Locale.ROOT,
                "./dosirak drill %s --mode %s --seed %d --scale %s --rate %s",
                drill,
                mode,
                seed,
                scale,
                rate);
    }
}
