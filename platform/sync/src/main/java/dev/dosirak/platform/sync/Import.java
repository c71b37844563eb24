package dev.dosirak.platform.sync;

import dev.dosirak.platform.kernel.Ids;
import java.util.Optional;
import java.util.UUID;

/// An import that is not complete: of everything, or of what changed in a span of time.
///
/// @param number its own; the nil UUID for the first one, which nobody had to ask for
/// @param cursor the last id that was imported; the nil UUID at the start
/// @param imported how many it has brought so far
public record Import(UUID number, Optional<Span> span, UUID cursor, long imported) {

    /// What a copy that has nothing begins with.
    public static final Import FIRST = new Import(Pages.START, Optional.empty(), Pages.START, 0);

    /// A new one, from the start.
    public static Import of(Optional<Span> span) {
        return new Import(Ids.next(), span, Pages.START, 0);
    }

    Import upTo(UUID id, int more) {
        return new Import(number, span, id, imported + more);
    }
}
