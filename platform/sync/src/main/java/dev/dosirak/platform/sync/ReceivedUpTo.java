package dev.dosirak.platform.sync;

import dev.dosirak.platform.subscription.ParkedEvents;
import dev.dosirak.platform.watermark.Watermarks;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Up to when a copy has received everything that its owner published: how its age is known without asking for
/// everything.
@FunctionalInterface
public interface ReceivedUpTo {

    ReceivedUpTo UNKNOWN = Optional::empty;

    /// Empty while it is not known.
    Optional<Instant> moment();

    /// In a service with a database, where what could not be applied is parked: no further than the oldest of
    /// these.
    ///
    /// @param parking asked for late, because it knows all subscriptions, and this is part of one
    static ReceivedUpTo of(String consumer, String stream, Watermarks watermarks, Supplier<ParkedEvents> parking) {
        return () -> watermarks
                .receivedUpTo(consumer, stream)
                .map(received -> parking.get()
                        .oldest(consumer, stream)
                        .filter(received::isAfter)
                        .orElse(received));
    }
}
