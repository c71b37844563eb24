package dev.dosirak.drills.drill;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Which design a drill plays its incident with.
public enum Mode {
    /// The one that failed: the drill must show the failure.
    BEFORE,
    /// The remedy: every promise must hold.
    AFTER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    static final class Converter implements ITypeConverter<Mode> {

        @Override
        public Mode convert(String text) {
            for (var mode : values()) {
                if (mode.toString().equals(text)) {
                    return mode;
                }
            }
            throw new TypeConversionException("expected before or after, but was '" + text + "'");
        }
    }
}
