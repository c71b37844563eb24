package dev.dosirak.storefront.window;

import java.util.UUID;

/// An approved shop as customers see it, as far as it does not depend on the moment.
public final class Shown {

    private static final String OPEN = "true}";
    private static final String CLOSED = "false}";

    private final UUID id;
    private final long version;
    private final String category;
    private final Area area;
    private final Timetable hours;
    private final Rendered entry;
    private final Rendered page;
    private final String openTag;
    private final String closedTag;

    /// @param entry its entry in the list, up to the value of `distanceMeters`
    /// @param page its page, up to the value of `open`
    public Shown(UUID id, long version, String category, Area area, Timetable hours, Rendered entry, Rendered page) {
        this.id = id;
        this.version = version;
        this.category = category;
        this.area = area;
        this.hours = hours;
        this.entry = entry;
        this.page = page;
        this.openTag = page.tagOf(OPEN);
        this.closedTag = page.tagOf(CLOSED);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    String category() {
        return category;
    }

    Area area() {
        return area;
    }

    public boolean isOpen(Timetable.Moment now) {
        return hours.isOpen(now);
    }

    /// The whole page as JSON.
    public byte[] page(boolean open) {
        return page.with(open ? OPEN : CLOSED);
    }

    /// Strong: the same tag means the same bytes.
    public String pageTag(boolean open) {
        return open ? openTag : closedTag;
    }

    /// The entry in the list for somebody at that distance.
    public byte[] entry(long meters, boolean open) {
        return entry.with(meters + ",\"deliveryFee\":" + area.feeAt(meters) + ",\"open\":" + (open ? OPEN : CLOSED));
    }
}
