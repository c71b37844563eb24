package dev.dosirak.platform.sync;

import dev.dosirak.platform.kernel.RetrySchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What a copy still has to get: changes that notices named, and how far its import has come.
public interface Backlog {

    /// Before what could not be had is tried again.
    RetrySchedule PAUSES = new RetrySchedule(Duration.ofSeconds(1), Duration.ofHours(1));

    /// The time by the clock that says since when something waits.
    Instant now();

    /// Many notices of one id are one fetch, of the highest version in a notice.
    void add(Notice notice);

    /// Some that wait and are due at `now`, with the version each must reach.
    Map<UUID, Long> next(int limit, Instant now);

    /// Takes off those that wait for no more than the version given here; the others wait for what has changed
    /// since then.
    ///
    /// @param asOf the owner was asked then or later, by [#now]
    void done(Map<UUID, Long> reached, Instant asOf);

    /// Sets these aside, each for a longer time than the last, or until a notice names a newer version of them.
    void setAside(List<Rejection> rejected, Instant now);

    /// Makes due at once what was set aside of this, where the notice names a newer version of it; nothing is
    /// added.
    ///
    /// @return whether anything is due by that
    boolean retry(Notice notice);

    /// How many wait to be fetched; those set aside are not among them.
    long waiting();

    /// How many were set aside.
    long aside();

    /// Some of those that were set aside.
    List<SetAsideItem> aside(int limit);

    /// Whether anything waits since `then` or longer, set aside or not.
    boolean waitsSince(Instant then);

    /// Until when the copy is known to be right; empty where that was never noted.
    Optional<Instant> confirmed();

    /// Notes that the copy was right at that moment.
    void confirm(Instant asOf);

    /// Empty when there is nothing to import.
    Optional<Import> importing();

    /// Begins an import in the place of whatever was going on.
    void begin(Import anew);

    /// The import has stored `more` things, the last of which is `cursor`.
    ///
    /// @return false when another import has taken its place, and nothing was noted
    boolean importedUpTo(Import it, UUID cursor, int more);

    /// Changes nothing when another import has taken its place.
    void importComplete(Import it);

    /// Runs `work` as one: what it stores and what it takes off hold together or not at all.
    void inTransaction(Runnable work);
}
