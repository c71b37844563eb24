package dev.dosirak.delivery.dispatch;

import dev.dosirak.delivery.rider.RiderId;
import java.util.HashSet;
import java.util.Set;

/// Who has been offered a delivery.
///
/// @param ever everybody
/// @param thisRound those who are not asked again before everybody else in reach has been
public record OfferHistory(Set<RiderId> ever, Set<RiderId> thisRound) {

    public static final OfferHistory NOBODY = new OfferHistory(Set.of(), Set.of());

    public OfferHistory {
        ever = Set.copyOf(ever);
        thisRound = Set.copyOf(thisRound);
    }

    OfferHistory plus(RiderId rider) {
        return new OfferHistory(with(ever, rider), with(thisRound, rider));
    }

    OfferHistory newRound() {
        return new OfferHistory(ever, Set.of());
    }

    private static Set<RiderId> with(Set<RiderId> riders, RiderId rider) {
        var more = new HashSet<>(riders);
        more.add(rider);
        return more;
    }
}
