package dev.dosirak.storefront.window.netty;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLongArray;

/// Who has seen which ad in the last ten minutes, in half a megabyte whatever comes: where two fall on one place the
/// later one stays, so some are taken for first who are not, and hardly ever the other way round.
final class SeenLately {

    private static final long SPAN = Duration.ofMinutes(10).toSeconds();
    private static final int PLACES = 1 << 16;

    private final AtomicLongArray places = new AtomicLongArray(PLACES);

    /// True for the first time in a while, which is noted.
    boolean isFirst(UUID campaign, String visitor, Instant now) {
        long who = mixed(campaign, visitor, now.getEpochSecond() / SPAN);
        return places.getAndSet((int) (who & (PLACES - 1)), who) != who;
    }

    /// The finalizer of SplitMix64 (Steele, Lea, Flood 2014) over all three.
    private static long mixed(UUID campaign, String visitor, long span) {
        long it = campaign.getMostSignificantBits() * 31 + campaign.getLeastSignificantBits();
        it = it * 31 + visitor.hashCode();
        it = it * 31 + span;
        it = (it ^ (it >>> 30)) * 0xbf58476d1ce4e5b9L;
        it = (it ^ (it >>> 27)) * 0x94d049bb133111ebL;
        return it ^ (it >>> 31);
    }
}
