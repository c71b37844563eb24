package dev.dosirak.platform.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

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

    /// The id of a thing that came with a company's own code: the same code always gives the same id, in every service.
    ///
    /// @param kind `member`, `shop`, `product`, …
    public static UUID imported(String kind, String code) {
        return UUID.nameUUIDFromBytes((kind + ":" + code).getBytes(UTF_8));
    }
}
