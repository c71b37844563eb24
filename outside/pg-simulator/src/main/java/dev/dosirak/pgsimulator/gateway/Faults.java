package dev.dosirak.pgsimulator.gateway;

import dev.dosirak.platform.kernel.EnumNames;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How the gateway fails just now. Not kept over a restart: a gateway that comes back, comes back well.
public final class Faults {

    /// What goes wrong.
    public enum Kind {
        /// Nothing.
        NORMAL,
        /// Approvals are declined.
        REFUSE,
        /// Cancels are refused.
        REFUSE_REFUND,
        /// Every request is answered with 500, and nothing is recorded.
        ERROR,
        /// Requests are not answered and nothing is recorded; the connection ends after the latency.
        HANG,
        /// Every request takes the latency longer.
        SLOW,
        /// Approvals and cancels are done only after the latency, whether anybody still waits for them or not;
        /// until then they are not found by anybody who inquires.
        LATE,
        /// Approvals and cancels are recorded, and the connection ends without an answer.
        ANSWER_LOST;

        public static final EnumNames<Kind> NAMES = EnumNames.of(Kind.class, it -> switch (it) {
            case NORMAL -> "normal";
            case REFUSE -> "refuse";
            case REFUSE_REFUND -> "refuse-refund";
            case ERROR -> "error";
            case HANG -> "hang";
            case SLOW -> "slow";
            case LATE -> "late";
            case ANSWER_LOST -> "answer-lost";
        });
    }

    private static final int ALL = 100;

    /// @param percent of the requests that it hits, 0 to 100
    /// @param latency for `HANG`, `SLOW` and `LATE`
    public record Mode(Kind kind, int percent, Duration latency) {}

    public static final Mode NORMAL_MODE = new Mode(Kind.NORMAL, ALL, Duration.ZERO);

    private volatile Mode mode = NORMAL_MODE;

    public Mode mode() {
        return mode;
    }

    public void switchTo(Mode mode) {
        this.mode = mode;
    }

    /// Whether the request in hand is one of those that fail in this way.
    public boolean hit(Kind kind) {
        var now = mode;
        return now.kind() == kind && ThreadLocalRandom.current().nextInt(ALL) < now.percent();
    }
}
