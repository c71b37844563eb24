package dev.dosirak.platform.sync;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Goes round everything its owner has, a page of versions at a time, and finds what the copy has missed. Only when
/// it has come to the end is anything known, and that of the moment at which it began.
final class VersionScan {

    private static final int PAGE = 2_000;

    private final DataOwner dataOwner;
    private final Copy copy;
    private final Clock clock;
    private UUID cursor = Pages.START;
    private Instant began = Instant.EPOCH;
    private boolean damaged;

    VersionScan(DataOwner dataOwner, Copy copy, Clock clock) {
        this.dataOwner = dataOwner;
        this.copy = copy;
        this.clock = clock;
    }

    /// @param missed newer than what the copy has
    /// @param since when this round began, if it is at its end and nothing is damaged, which only a repair
    ///       mends
    record Step(List<Notice> missed, Optional<Instant> since) {}

    Step step() {
        if (cursor.equals(Pages.START)) {
            began = clock.instant();
            damaged = false;
        }
        var theirs = dataOwner.versions(cursor, PAGE);
        var missed = missed(theirs);
        boolean end = theirs.size() < PAGE;
        cursor = end ? Pages.START : theirs.getLast().id();
        return new Step(missed, end && !damaged ? Optional.of(began) : Optional.empty());
    }

    /// Or has not begun.
    boolean isAtStart() {
        return cursor.equals(Pages.START);
    }

    private List<Notice> missed(List<VersionEntry> theirs) {
        var ours = copy.versions(theirs.stream().map(VersionEntry::id).toList()).stream()
                .collect(Collectors.toMap(VersionEntry::id, VersionEntry::version));
        var missed = new ArrayList<Notice>();
        for (var it : theirs) {
            long version = ours.getOrDefault(it.id(), 0L);
            if (version == VersionEntry.DAMAGED) {
                damaged = true;
            } else if (it.version() > version) {
                missed.add(new Notice(it.id(), it.version()));
            }
        }
        return missed;
    }
}
