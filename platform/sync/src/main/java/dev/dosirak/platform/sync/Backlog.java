package dev.dosirak.platform.sync;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What a copy still has to get: changes heard of, and how far its full import has come.
public interface Backlog {

    /// Many notices of one id are one fetch, of the highest version heard.
    void add(Notice notice);

    /// Some that wait, with the version each must reach.
    Map<UUID, Long> next(int limit);

    /// Takes off those that wait for no more than the version given here.
    void done(Map<UUID, Long> reached);

    /// Empty when the import is complete, else where to go on from.
    Optional<UUID> importCursor();

    void importedUpTo(UUID cursor);

    void importComplete();

    /// Runs `work` as one: what it stores and what it takes off hold together or not at all.
    void together(Runnable work);
}
