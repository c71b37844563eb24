package dev.dosirak.simulation.time;

/// The process ends here; nothing after this line of it happens. An error, so that nobody takes it for a failure of the
/// work.
public final class Killed extends Error {
    Killed() {
        super("killed", null, false, false);
    }
}
