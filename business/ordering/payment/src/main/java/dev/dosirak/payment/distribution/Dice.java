package dev.dosirak.payment.distribution;

import java.util.UUID;

/// Chance that does not change its mind: the same for a payment and a gateway, whoever asks and how often.
enum Dice {
    /// Which gateway.
    WEIGHT(0x9E3779B97F4A7C15L),
    /// Whether it is among the few that a gateway gets which is coming back.
    RAMP(0xD1B54A32D192ED03L);

    private static final double STEPS = 1L << 53;

    private final long salt;

    Dice(long salt) {
        this.salt = salt;
    }

    /// More than 0, at most 1.
    double roll(UUID payment, String gateway) {
        long mixed = mix(mix(payment.getMostSignificantBits() ^ salt) ^ payment.getLeastSignificantBits());
        for (int i = 0; i < gateway.length(); i++) {
            mixed = mix(mixed ^ gateway.charAt(i));
        }
        return ((mixed >>> 11) + 1) / STEPS;
    }

    /// The last part of SplitMix64: each bit depends on all.
    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
