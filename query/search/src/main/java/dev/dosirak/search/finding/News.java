package dev.dosirak.search.finding;

import dev.dosirak.platform.kernel.Placement;
import java.util.Optional;
import java.util.UUID;

/// What an owner says about one thing of its own. Empty means that nobody is to see it, which is as good to know as
/// anything: older word must not bring it back.
public sealed interface News {

    /// Of the thing; a rating has the id of its shop.
    UUID id();

    /// By which older word is told from newer.
    long version();

    Source source();

    record OfShop(UUID id, long version, Optional<Shop> shop) implements News {
        @Override
        public Source source() {
            return Source.SHOPS;
        }
    }

    record OfRating(UUID id, long version, Optional<Rating> rating) implements News {
        @Override
        public Source source() {
            return Source.RATINGS;
        }
    }

    record OfAd(UUID id, long version, Optional<Placement> ad) implements News {
        @Override
        public Source source() {
            return Source.ADS;
        }
    }
}
