package dev.dosirak.search.shops;

import dev.dosirak.platform.kernel.EnumNames;
import dev.dosirak.platform.kernel.Placement;
import java.util.Optional;
import java.util.UUID;

/// What an owner says about one thing of its own. Empty means that nobody is to see it, which is as good to know as
/// anything: older word must not bring it back.
public sealed interface IndexUpdate {

    /// Of the thing; a rating has the id of its shop.
    UUID id();

    /// By which older updates are told from newer.
    long version();

    Source source();

    record ShopUpdate(UUID id, long version, Optional<IndexedShop> shop) implements IndexUpdate {
        @Override
        public Source source() {
            return Source.SHOPS;
        }
    }

    record RatingUpdate(UUID id, long version, Optional<Rating> rating) implements IndexUpdate {
        @Override
        public Source source() {
            return Source.RATINGS;
        }
    }

    record AdUpdate(UUID id, long version, Optional<Placement> ad) implements IndexUpdate {
        @Override
        public Source source() {
            return Source.ADS;
        }
    }

    /// Whose word it is that the index repeats.
    enum Source {
        SHOPS,
        RATINGS,
        ADS;

        /// In indices.
        public static final EnumNames<Source> NAMES = EnumNames.of(Source.class, it -> switch (it) {
            case SHOPS -> "SHOPS";
            case RATINGS -> "RATINGS";
            case ADS -> "ADS";
        });
    }
}
