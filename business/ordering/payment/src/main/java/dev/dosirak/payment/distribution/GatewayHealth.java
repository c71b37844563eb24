package dev.dosirak.payment.distribution;

import dev.dosirak.payment.distribution.Breaker.Pending;
import dev.dosirak.payment.distribution.CallResult.Call;
import dev.dosirak.platform.kernel.EnumNames;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/// How all gateways do, as this node sees it by its own requests. Windows are judged by themselves: one
/// gateway may take money and open none, and another one the other way round.
public final class GatewayHealth {

    private static final String UNKNOWN_ISSUER = "unknown";
    private static final int MOST_CHOSEN = 10_000;

    private final InstantSource clock;
    private final Map<String, Breaker> breakers = new LinkedHashMap<>();
    private final Map<String, Breaker> windows = new LinkedHashMap<>();
    private final Map<String, Map<CallResult, Long>> counts = new LinkedHashMap<>();

    /// Issuers of payments for which a gateway was chosen and is not asked yet.
    private final Map<UUID, String> chosen = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, String> eldest) {
            return size() > MOST_CHOSEN;
        }
    };

    /// @param clock never set: only how much time goes by counts
    public GatewayHealth(InstantSource clock) {
        this.clock = clock;
    }

    enum Availability {
        AVAILABLE,
        /// Well, with all that it can bear under way.
        FULL,
        AWAY
    }

    /// What operators see.
    ///
    /// @param since when it has been in its state
    /// @param share of the payments meant for it that it gets
    /// @param inFlight requests under way
    /// @param lastMinute payments asked of it
    public record Condition(Level level, Instant since, double share, int inFlight, int lastMinute) {}

    /// How far payments come through to a gateway.
    public enum Level {
        /// All of them.
        CLOSED,
        /// Some, more with every step.
        RAMPING,
        /// None.
        OPEN;

        /// On screens.
        public static final EnumNames<Level> NAMES = EnumNames.of(Level.class, it -> switch (it) {
            case CLOSED -> "closed";
            case RAMPING -> "ramping";
            case OPEN -> "open";
        });
    }

    public synchronized Condition condition(String gateway) {
        var now = clock.instant();
        var breaker = judged(gateway, now);
        return new Condition(
                level(breaker), breaker.since(), breaker.share(), breaker.inFlight(), breaker.lastMinute(now));
    }

    /// How far customers come through to its windows.
    public synchronized Level windows(String gateway) {
        return level(windows(gateway, clock.instant()));
    }

    private static Level level(Breaker breaker) {
        return switch (breaker.state()) {
            case CLOSED -> Level.CLOSED;
            case RAMPING -> Level.RAMPING;
            case OPEN -> Level.OPEN;
        };
    }

    /// How many requests to a gateway ended so, since this node was started.
    public synchronized long count(String gateway, CallResult result) {
        return counts.getOrDefault(gateway, Map.of()).getOrDefault(result, 0L);
    }

    /// @param dice the payment's chance with a gateway that is coming back
    synchronized Availability availability(String gateway, int perSecond, double dice) {
        var breaker = judged(gateway, clock.instant());
        if (!breaker.lets(dice)) {
            return Availability.AWAY;
        }
        return breaker.isFull(perSecond) ? Availability.FULL : Availability.AVAILABLE;
    }

    /// A gateway opens windows when it is well itself and has opened them lately. Nothing but a customer
    /// can show that it does so again: now and then one is sent there, and elsewhere when that fails.
    ///
    /// @param dice the payment's chance with a gateway that is coming back
    synchronized Availability windowAvailability(String gateway, int perSecond, double dice) {
        var now = clock.instant();
        var its = windows(gateway, now);
        return its.lets(dice) || its.isProbeDue(now) ? availability(gateway, perSecond, dice) : Availability.AWAY;
    }

    /// A payment waits in whose window only this gateway could be.
    ///
    /// @return whether it may be asked, since it is coming back and has room
    synchronized boolean needWindow(String gateway, int perSecond) {
        var now = clock.instant();
        var its = windows(gateway, now);
        its.need(now);
        boolean isClosed = judged(gateway, now).state() == Breaker.State.CLOSED;
        return its.state() != Breaker.State.OPEN
                && (isClosed ? !breaker(gateway).isFull(perSecond) : need(gateway, perSecond));
    }

    private Breaker windows(String gateway, Instant now) {
        var its = windows.computeIfAbsent(gateway, _ -> new Breaker(now));
        its.judge(now, Set.of());
        return its;
    }

    /// A payment waits that only this gateway could take.
    ///
    /// @return whether it may be asked, since it is coming back and has room
    synchronized boolean need(String gateway, int perSecond) {
        var now = clock.instant();
        var breaker = judged(gateway, now);
        breaker.need(now);
        return breaker.state() == Breaker.State.RAMPING && !breaker.isFull(perSecond);
    }

    synchronized boolean isProbeDue(String gateway) {
        var now = clock.instant();
        return judged(gateway, now).isProbeDue(now);
    }

    /// The issuer's cards fail at this gateway, and others' do not.
    synchronized boolean isIssuerIll(String issuer, String gateway) {
        return breaker(gateway).illIssuers(clock.instant()).contains(issuer);
    }

    synchronized boolean isIssuerDown(String issuer) {
        return down(clock.instant()).contains(issuer);
    }

    /// Issuers whose cards fail at several gateways that are well.
    private Set<String> down(Instant now) {
        var seen = new HashSet<String>();
        var down = new HashSet<String>();
        for (var breaker : breakers.values()) {
            for (var issuer : breaker.illIssuers(now)) {
                if (!seen.add(issuer) && !issuer.equals(UNKNOWN_ISSUER)) {
                    down.add(issuer);
                }
            }
        }
        return down;
    }

    /// A gateway will be asked for this payment.
    synchronized void chosen(UUID payment, String issuer) {
        chosen.put(payment, issuer);
    }

    /// Whether a gateway was chosen for this payment and is not asked yet.
    synchronized boolean isChosen(UUID payment) {
        return chosen.containsKey(payment);
    }

    /// Makes a request of a gateway, and keeps how it ended.
    ///
    /// @param broken what it counts as when we ourselves fail at it
    <T> T measured(
            String gateway,
            Call call,
            UUID payment,
            CallResult broken,
            Supplier<T> request,
            Function<T, CallResult> result) {
        var pending = begin(gateway, call, payment);
        var end = broken;
        try {
            var answer = request.get();
            end = result.apply(answer);
            return answer;
        } finally {
            end(gateway, pending, end);
        }
    }

    synchronized Pending begin(String gateway, Call call, UUID payment) {
        var now = clock.instant();
        var issuer = call == Call.APPROVAL ? Optional.ofNullable(chosen.remove(payment)) : Optional.<String>empty();
        var breaker = call == Call.WINDOW ? windows(gateway, now) : judged(gateway, now);
        return breaker.begin(call, issuer.orElse(UNKNOWN_ISSUER), now);
    }

    synchronized void end(String gateway, Pending pending, CallResult result) {
        var now = clock.instant();
        counts.computeIfAbsent(gateway, _ -> new EnumMap<>(CallResult.class)).merge(result, 1L, Long::sum);
        if (result.call == Call.WINDOW) {
            windows(gateway, now).end(pending, result, now);
            windows(gateway, now);
        } else {
            breaker(gateway).end(pending, result, now);
            judged(gateway, now);
        }
    }

    private Breaker judged(String gateway, Instant now) {
        var breaker = breaker(gateway);
        breaker.judge(now, down(now));
        return breaker;
    }

    private Breaker breaker(String gateway) {
        return breakers.computeIfAbsent(gateway, _ -> new Breaker(clock.instant()));
    }
}
