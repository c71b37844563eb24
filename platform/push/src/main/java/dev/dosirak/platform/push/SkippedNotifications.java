package dev.dosirak.platform.push;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What streams leave out because it cannot be read: each notification is counted and logged once on this node,
/// however many listeners come by it.
final class SkippedNotifications {

    private static final Logger log = LoggerFactory.getLogger(SkippedNotifications.class);
    private static final int REMEMBERED = 10_000;

    private final Counter skipped;
    private final Map<Key, Boolean> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Key(UUID person, long number) {}

    /// @param table where the notifications lie
    SkippedNotifications(String table, MeterRegistry meters) {
        this.skipped = meters.counter("dosirak.notifications.unreadable", "table", table);
    }

    synchronized void add(UUID person, long number, Exception cause) {
        if (known.put(new Key(person, number), true) == null) {
            skipped.increment();
            log.error("Notification {} of {} cannot be read and is skipped", number, person, cause);
        }
    }
}
