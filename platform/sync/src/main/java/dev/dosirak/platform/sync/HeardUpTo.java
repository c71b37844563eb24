package dev.dosirak.platform.sync;

import java.time.Instant;
import java.util.Optional;

/// Up to when a copy has heard everything that its owner told: how its age is known without asking for everything.
@FunctionalInterface
public interface HeardUpTo {

    HeardUpTo NOBODY_KNOWS = Optional::empty;

    /// Empty while it is not known.
    Optional<Instant> moment();
}
