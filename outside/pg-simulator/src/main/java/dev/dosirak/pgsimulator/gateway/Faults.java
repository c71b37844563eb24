package dev.dosirak.pgsimulator.gateway;

import dev.dosirak.platform.kernel.EnumNames;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;

/// How a gateway fails just now. Not kept over a restart: a gateway that comes back, comes back well.
public final class Faults {

    /// What goes wrong.
    public enum Kind {
        /// Nothing.
        NORMAL,
        /// Approvals are declined.
        REFUSE,
        /// Cancels are refused.
        REFUSE_REFUND,
        /// Cancels are refused, because what the merchant is still to be paid does not cover them.
        SHORT_BALANCE,
        /// Approvals by cards of one issuer fail, and nothing is recorded: the gateway is well, the issuer is not.
        BRAND,
        /// The gateway's port is closed: connections are refused.
        UNREACHABLE,
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
            case SHORT_BALANCE -> "short-balance";
            case BRAND -> "brand";
            case UNREACHABLE -> "unreachable";
            case ERROR -> "error";
            case HANG -> "hang";
            case SLOW -> "slow";
            case LATE -> "late";
            case ANSWER_LOST -> "answer-lost";
        });
    }

    private static final int ALL = 100;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /// @param percent of the requests that it hits, 0 to 100
    /// @param latency for `HANG`, `SLOW` and `LATE`
    /// @param issuer for `BRAND`
    /// @param requestsPerSecond what its contract allows; what is above is refused, whatever else goes wrong
    public record Mode(
            Kind kind, int percent, Duration latency, Optional<Issuer> issuer, OptionalInt requestsPerSecond) {}

    private static final Mode NORMAL_MODE =
            new Mode(Kind.NORMAL, ALL, Duration.ZERO, Optional.empty(), OptionalInt.empty());

    private volatile Mode mode = NORMAL_MODE;
    private long secondBegan = System.nanoTime();
    private int requestsInSecond;

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

    /// Whether the issuer fails at the payment in hand.
    boolean hit(Issuer issuer) {
        return mode.issuer().filter(issuer::equals).isPresent() && hit(Kind.BRAND);
    }

    /// Counts the request in hand; false when it is more than the contract allows.
    public synchronized boolean isWithinRate() {
        long now = System.nanoTime();
        if (now - secondBegan >= SECOND) {
            secondBegan = now;
            requestsInSecond = 0;
        }
        requestsInSecond++;
        var most = mode.requestsPerSecond();
        return most.isEmpty() || requestsInSecond <= most.getAsInt();
    }
}
