package dev.dosirak.drills.rig;

import org.jspecify.annotations.Nullable;

/// A bench has no figures to give. The message is one line for a person.
public final class CannotMeasure extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CannotMeasure(String why) {
        this(why, null);
    }

    public CannotMeasure(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
