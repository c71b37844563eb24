package dev.dosirak.delivery.dispatch;

import dev.dosirak.delivery.rider.RiderId;
import java.util.HashSet;
import java.util.Set;

/// Who has been offered a delivery.
///
/// @param ever everybody
/// @param thisRound those who are not asked again before everybody else in reach has been
public record Asked(Set<RiderId> ever, Set<RiderId> thisRound) {

    public static final Asked NOBODY = new Asked(Set.of(), Set.of());

    public Asked {
        ever = Set.copyOf(ever);
        thisRound = Set.copyOf(thisRound);
    }

    Asked and(RiderId rider) {
        return new Asked(with(ever, rider), with(thisRound, rider));
    }

    Asked newRound() {
        return new Asked(ever, Set.of());
    }

    private static Set<RiderId> with(Set<RiderId> riders, RiderId rider) {
        var more = new HashSet<>(riders);
        more.add(rider);
        return more;
    }
}
