package dev.dosirak.search.shops;

import dev.dosirak.platform.kernel.Position;
import dev.dosirak.search.shops.IndexUpdate.Source;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// All shops with their ratings, found by place and terms; and the ads, which it only keeps, on the [Placements].
///
/// What is taken can be found within a second. A rating may come before its shop, and waits for it. An index
/// that lies elsewhere throws [IndexUnavailable] when it does not answer.
public interface ShopIndex {

    /// Takes what is newer than what is known of the same thing.
    void apply(List<IndexUpdate> updates);

    /// Puts this in the place of whatever is known of the same things.
    void replace(List<IndexUpdate> updates);

    /// Forgets these, unless they are no longer as they were seen.
    void forget(Source source, List<KnownVersion> seen);

    /// Those of `ids` that are known.
    List<KnownVersion> versions(Source source, Collection<UUID> ids);

    /// The next few that are known, in order of their ids, unsigned.
    List<KnownVersion> versions(Source source, UUID cursor, int limit);

    /// The best shops of all that fit.
    List<Hit> find(IndexQuery indexQuery);

    /// The shops around the place with the most ratings that have `typed` among their [Field#TYPED] terms.
    List<Hit> findByPrefix(String typed, Position place, int limit);

    /// Terms of names and dishes that differ from `keys` in one key, or, of a long one, in two; the closest
    /// first, of these the most frequent. Never `keys` itself.
    List<String> closestTerms(String keys, int limit);

    /// Nearly everything has been taken anew: puts itself in order beside whatever goes on, if it needs to be
    /// told.
    default void optimize() {}

    /// Keeps what is known, and until when it is known to be right, for the next start.
    void save(Map<Source, Instant> asOf);

    /// What an earlier run has kept.
    Map<Source, Instant> asOf();

    /// A shop that was found.
    ///
    /// @param meters from the place to its door
    /// @param value what the order went by
    record Hit(IndexedShop indexedShop, Rating rating, long meters, double value) {}

    /// That something is known, and in which version, whether anybody is to see it or not.
    record KnownVersion(UUID id, long version) {}
}
