package dev.dosirak.platform.sync;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.web.outbox.RepublishRefusal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Spans as requests name them: both ends or none.
final class Spans {

    private Spans() {}

    /// @throws Refused when one end is missing or they are the wrong way round
    static Optional<Span> of(@Nullable Instant from, @Nullable Instant to) {
        if (from == null && to == null) {
            return Optional.empty();
        }
        if (from == null || to == null || !from.isBefore(to)) {
            throw new Refused(RepublishRefusal.NO_SUCH_SPAN);
        }
        return Optional.of(new Span(from, to));
    }
}
