package dev.dosirak.platform.sync;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a copy is doing.
///
/// @param name as `storefront-shops`
/// @param domain whose copy it is, as `shops`
/// @param asOf until when it is known to be right; null when nothing is known yet
/// @param importing how far an import has come; null when there is none
/// @param waiting changes that notices named and that are not fetched yet
/// @param setAside how many could not be read
/// @param aside some of these
public record CopyProgress(
        String name,
        String domain,
        State state,
        @Nullable Instant asOf,
        @Nullable Importing importing,
        long waiting,
        long setAside,
        List<SetAsideItem> aside,
        SyncMetrics work) {

    /// In one word.
    public enum State {
        IMPORTING,
        CURRENT,
        CATCHING_UP,
        OWNER_AWAY
    }

    /// @param expected how many there are in all, as far as they have been counted; 0 when only a span is
    ///       imported
    public record Importing(
            long imported,
            long expected,
            @Nullable Instant from,
            @Nullable Instant to) {

        static Importing of(Import it, long expected) {
            return new Importing(
                    it.imported(),
                    it.span().isPresent() ? 0 : expected,
                    it.span().map(Span::from).orElse(null),
                    it.span().map(Span::to).orElse(null));
        }
    }

    static CopyProgress of(
            String name,
            String domain,
            Freshness freshness,
            Optional<Importing> importing,
            long waiting,
            long setAside,
            List<SetAsideItem> aside,
            SyncMetrics syncMetrics) {
        var state = freshness.isOwnerAway()
                ? State.OWNER_AWAY
                : importing.isPresent() ? State.IMPORTING : waiting > 0 ? State.CATCHING_UP : State.CURRENT;
        return new CopyProgress(
                name,
                domain,
                state,
                freshness.asOf().orElse(null),
                importing.orElse(null),
                waiting,
                setAside,
                aside,
                syncMetrics);
    }
}
