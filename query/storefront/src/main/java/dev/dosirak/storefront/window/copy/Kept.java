package dev.dosirak.storefront.window.copy;

import java.nio.ByteBuffer;
import java.util.UUID;

/// One thing on a [Shelf], wherever its bytes lie at the moment.
final class Kept {

    private final UUID id;
    private final long version;
    private volatile Place place;

    private record Place(Segment segment, Segment.Entry entry) {}

    Kept(Segment segment, Segment.Entry entry) {
        this.id = entry.id();
        this.version = entry.version();
        this.place = new Place(segment, entry);
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    /// Nothing for a thing that is known and not to be shown.
    boolean isEmpty() {
        return place.entry().content().capacity() == 0;
    }

    ByteBuffer content() {
        return place.entry().content().duplicate();
    }

    /// Differs, as far as anybody will ever see, whenever version or content do.
    String tag() {
        return version + "." + Integer.toHexString(place.entry().checksum());
    }

    boolean isIntact() {
        return place.entry().isIntact();
    }

    Segment segment() {
        return place.segment();
    }

    int size() {
        return place.entry().size();
    }

    void moved(Segment segment, Segment.Entry entry) {
        place = new Place(segment, entry);
    }
}
