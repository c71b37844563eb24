package dev.dosirak.storefront.catalog.netty;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLongArray;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// Who has seen which ad in the last ten minutes, in half a megabyte whatever comes: where two fall on one place the
/// later one stays, so some are taken for first who are not, and hardly ever the other way round.
///
/// Which two fall on one place is this process's secret. Whoever has many addresses and knew it could load a list
/// from two of them in turn, and have each one push the other out at an owner's expense. Nodes need no common key,
/// since none knows what another one has shown.
final class RecentImpressions {

    private static final long SPAN = Duration.ofMinutes(10).toSeconds();
    private static final int PLACES = 1 << 16;
    private static final int KEY_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key = randomKey();
    private final AtomicLongArray places = new AtomicLongArray(PLACES);

    /// Notes that it was seen.
    ///
    /// @return whether for the first time in a while
    boolean add(UUID campaign, String visitor, Instant now) {
        long who = sealed(campaign, visitor, now.getEpochSecond() / SPAN);
        return places.getAndSet((int) (who & (PLACES - 1)), who) != who;
    }

    private long sealed(UUID campaign, String visitor, long span) {
        var name = visitor.getBytes(UTF_8);
        var text = ByteBuffer.allocate(Long.BYTES * 3 + name.length)
                .putLong(campaign.getMostSignificantBits())
                .putLong(campaign.getLeastSignificantBits())
                .putLong(span)
                .put(name);
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return ByteBuffer.wrap(mac.doFinal(text.array())).getLong();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK knows " + ALGORITHM, e);
        }
    }

    private static SecretKey randomKey() {
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new SecretKeySpec(bytes, ALGORITHM);
    }
}
