package dev.dosirak.storefront.catalog.copy;

import java.nio.ByteBuffer;
import java.util.UUID;

/// One thing on a [DocumentLog], wherever its bytes lie at the moment.
final class LogEntry {

    private final UUID id;
    private final long version;
    private volatile Location location;

    private record Location(Segment segment, Segment.Entry entry) {}

    LogEntry(Segment segment, Segment.Entry entry) {
        this.id = entry.id();
        this.version = entry.version();
        this.location = new Location(segment, entry);
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    /// Nothing for a thing that is known and not to be shown.
    boolean isEmpty() {
        return location.entry().content().capacity() == 0;
    }

    ByteBuffer content() {
        return location.entry().content().duplicate();
    }

    /// Differs, as far as anybody will ever see, whenever version or content do.
    String tag() {
        return version + "." + Integer.toHexString(location.entry().checksum());
    }

    boolean isIntact() {
        return location.entry().isIntact();
    }

    Segment segment() {
        return location.segment();
    }

    int size() {
        return location.entry().size();
    }

    void relocate(Segment segment, Segment.Entry entry) {
        location = new Location(segment, entry);
    }
}
