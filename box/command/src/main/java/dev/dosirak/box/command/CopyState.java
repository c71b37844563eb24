package dev.dosirak.box.command;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a copy is doing, as the service that keeps it says.
///
/// @param name as `storefront-shops`
/// @param domain whose copy it is, as `shops`
/// @param asOf until when it is known to be right; null when nothing is known yet
/// @param importing null when there is no import
/// @param waiting changes announced and not fetched yet
/// @param setAside how many could not be read
/// @param aside some of these
record CopyState(
        String name,
        String domain,
        Condition state,
        @Nullable Instant asOf,
        @Nullable Importing importing,
        long waiting,
        long setAside,
        List<Aside> aside,
        Work work) {

    enum Condition {
        IMPORTING("importing"),
        CURRENT("current"),
        CATCHING_UP("catching up"),
        OWNER_AWAY("owner away");

        private final String words;

        Condition(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /// @param expected how many there are in all; 0 when nobody knows, as for a span of time
    record Importing(
            long imported,
            long expected,
            @Nullable Instant from,
            @Nullable Instant to) {}

    record Aside(UUID id, long version, String why) {}

    /// @param imported by all imports since the service was started
    record Work(long imported) {}
}
