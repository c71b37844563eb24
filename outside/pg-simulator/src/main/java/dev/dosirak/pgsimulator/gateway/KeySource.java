package dev.dosirak.pgsimulator.gateway;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// The names that a gateway gives to what it keeps.
final class KeySource {

    private static final DateTimeFormatter TO_THE_SECOND =
            DateTimeFormatter.ofPattern("yyMMddHHmmss").withZone(ZoneId.of("Asia/Seoul"));
    private static final String NICE_MERCHANT = "dosirak00m";
    private static final int RADIX = 36;
    private static final long FIRST_ACCOUNT = 10_000_000_000_000L;
    private static final int SERIALS = RADIX * RADIX * RADIX * RADIX;

    private final GatewayName gateway;
    private final AtomicInteger serial =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(SERIALS));

    KeySource(GatewayName gateway) {
        this.gateway = gateway;
    }

    String authorization() {
        return tossKey("ak");
    }

    String billingKey(Instant now) {
        return switch (gateway) {
            case TOSS -> tossKey("bk");
            case NICE -> "BIKY" + NICE_MERCHANT + serial(now);
            case PORTONE -> "billing-key-" + UUID.randomUUID();
        };
    }

    String payment(Instant now) {
        return switch (gateway) {
            case TOSS -> tossKey("pay");
            case NICE -> niceTid(now);
            case PORTONE -> UUID.randomUUID().toString();
        };
    }

    String cancel(Instant now) {
        return switch (gateway) {
            case TOSS -> tossKey("tx");
            case NICE -> niceTid(now);
            case PORTONE -> UUID.randomUUID().toString();
        };
    }

    /// Merchant, card (01), by billing key (16), time to the second, and four signs: 30 in all.
    private String niceTid(Instant now) {
        return NICE_MERCHANT + "0116" + serial(now);
    }

    /// As those of many banks.
    String account() {
        return Long.toString(ThreadLocalRandom.current().nextLong(FIRST_ACCOUNT, 10 * FIRST_ACCOUNT));
    }

    String depositSecret() {
        return tossKey("ps");
    }

    private String serial(Instant now) {
        var number = Integer.toString(Math.floorMod(serial.getAndIncrement(), SERIALS), RADIX);
        return TO_THE_SECOND.format(now) + "0".repeat(4 - number.length()) + number;
    }

    private static String tossKey(String kind) {
        return kind + "_" + UUID.randomUUID().toString().replace("-", "");
    }
}
