package dev.dosirak.drills.drill;

import picocli.CommandLine.Mixin;
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

    @Mixin
    private LoadOptions load = new LoadOptions();

    public Mode mode() {
        return mode;
    }

    public LoadOptions load() {
        return load;
    }
}
