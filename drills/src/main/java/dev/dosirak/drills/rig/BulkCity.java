package dev.dosirak.drills.rig;

import dev.dosirak.demo.city.City;
import java.io.IOException;
import picocli.CommandLine.Option;

/// A city of so many shops that they are written into the store, and services need room for them. To be mixed into a
/// bench's command.
public final class BulkCity {

    private static final String HEAP = "-Xmx1500m";

    @Option(
            names = "--shops",
            paramLabel = "N",
            defaultValue = "300000",
            description = "How many shops (default: ${DEFAULT-VALUE}).")
    private int shops = 300_000;

    public City city() {
        return City.of(shops);
    }

    /// @param options of `up`
    public void start(Platform platform, String... options) throws IOException, InterruptedException {
        platform.optimizeForLongRuns();
        platform.jvmFlag(HEAP);
        platform.up(options);
    }
}
