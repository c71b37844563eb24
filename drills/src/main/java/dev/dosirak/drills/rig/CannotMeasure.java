package dev.dosirak.drills.rig;

import dev.dosirak.drills.wire.Outcome;
import org.jspecify.annotations.Nullable;

/// A bench has no figures to give. The message is one line for a person.
public final class CannotMeasure extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CannotMeasure(String why) {
        this(why, null);
    }

    /// @return the outcome of a load of which nothing was refused
    /// @throws CannotMeasure when anything was
    public static Outcome ifRefused(Outcome outcome) {
        if (outcome.refused() > 0) {
            throw new CannotMeasure(
                    "%d requests were refused, the first: %s".formatted(outcome.refused(), outcome.firstRefusal()));
        }
        return outcome;
    }

    public CannotMeasure(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
