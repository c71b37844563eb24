package dev.dosirak.platform.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// Where ids come from: new things get one that sorts by time, imported things one that follows from their old name.
public final class Ids {

    private Ids() {}

    /// A version 7 UUID (RFC 9562 section 5.7): milliseconds first, so that indexes grow at their end.
    public static UUID next() {
        var random = ThreadLocalRandom.current();
        long high = (System.currentTimeMillis() << 16) | 0x7000 | random.nextInt(0x1000);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /// Below every id that is made from that moment on, and above those made before.
    public static UUID firstOf(Instant moment) {
        return new UUID(moment.toEpochMilli() << 16, 0);
    }

    /// The id of a thing that came with a company's own code: the same code always gives the same id, in every
    /// service.
    ///
    /// @param kind `member`, `shop`, `product`, …
    public static UUID imported(String kind, String code) {
        return UUID.nameUUIDFromBytes((kind + ":" + code).getBytes(UTF_8));
    }

    /// The id of a part of such a thing, whose code is unique only there.
    public static UUID imported(String kind, String whole, String part) {
        return imported(kind, escaped(whole) + "/" + escaped(part));
    }

    /// Two codes are never written alike, whatever is in them; one without slash or backslash is written as it
    /// is.
    private static String escaped(String code) {
        return code.replace("\\", "\\\\").replace("/", "\\/");
    }

    /// The id of what follows from another thing: the same words always give the same id, a version 8 UUID
    /// (RFC 9562 section 5.8). It begins as the other one's does, so that indexes of such ids grow at their
    /// end, too.
    public static UUID derived(UUID from, String name) {
        var hash = ByteBuffer.wrap(sha256().digest((from + ":" + name).getBytes(UTF_8)));
        long high = (from.getMostSignificantBits() & ~0xFFFFL) | 0x8000 | (hash.getLong() & 0x0FFF);
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
