package dev.dosirak.payment.distribution;

import dev.dosirak.payment.distribution.RateLeases.Budget;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Keeps all nodes together below the rate of requests that our contract with a gateway allows, in any second. Any
/// second touches five slots of a quarter, so each has a fifth of the rate; and of that a fifth is kept for inquiries
/// and refunds. Nothing is asked of anybody while no requests are made.
///
/// While the store of the leases does not answer, each node makes requests as if there were as many nodes as there
/// may be, at half of the rate.
public final class ContractedRates {

    private static final int SLOTS_OF_A_SECOND = 5;
    private static final int SLOTS_BEGUN_IN_A_SECOND = SLOTS_OF_A_SECOND - 1;
    private static final int KEPT = 5;
    private static final Duration WITHOUT_STORE = Duration.ofSeconds(1);
    private static final Duration IN_TIME = Duration.ofSeconds(1);

    private final RateLeases leases;
    private final int mostNodes;
    private final InstantSource clock;
    private final Supplier<Lock> locks;
    private final Map<String, Rate> rates = new ConcurrentHashMap<>();
    private final Turns turns;

    /// @param mostNodes there may be
    /// @param clock never set: only how much time goes by counts
    public ContractedRates(RateLeases leases, int mostNodes, InstantSource clock) {
        this(leases, mostNodes, clock, ReentrantLock::new);
    }

    /// @param locks for who has threads of his own kind
    public ContractedRates(RateLeases leases, int mostNodes, InstantSource clock, Supplier<Lock> locks) {
        this.leases = leases;
        this.mostNodes = mostNodes;
        this.clock = clock;
        this.locks = locks;
        this.turns = new Turns(clock);
    }

    /// When to ask again for a payment that none of these gateways may be asked for now: one payment after the other,
    /// as they get room.
    Duration turn(List<GatewayTerms> busy) {
        return turns.next(
                busy.stream().mapToInt(it -> paymentsPerSecond(it.perSecond())).sum());
    }

    /// What a contract leaves for payments.
    static int paymentsPerSecond(int perSecond) {
        return budget(perSecond).payments() * SLOTS_BEGUN_IN_A_SECOND;
    }

    /// @return false when the gateway may not be asked for a payment now
    boolean takeForPayment(GatewayTerms terms) {
        return take(terms, true);
    }

    /// As [takeForOwed][#takeForOwed(GatewayTerms)]; but a permission that came late is none: what may be sent now was
    /// decided before it was asked for.
    public boolean mayAskNow(GatewayTerms terms) {
        var asked = clock.instant();
        return takeForOwed(terms) && clock.instant().isBefore(asked.plus(IN_TIME));
    }

    /// @return false when the gateway may not be asked anything now
    boolean takeForOwed(GatewayTerms terms) {
        return take(terms, false);
    }

    private boolean take(GatewayTerms terms, boolean forPayment) {
        return rates.computeIfAbsent(terms.gateway(), _ -> new Rate(clock.instant()))
                .take(terms, forPayment);
    }

    static Budget budget(int perSecond) {
        int all = perSecond / SLOTS_OF_A_SECOND;
        return new Budget(all, all - (all + KEPT - 1) / KEPT);
    }

    /// This node's part of one gateway's rate.
    private final class Rate {

        private final Lock lock = locks.get();
        private final Map<Boolean, Part> parts = new HashMap<>();
        private Instant nextAlone;
        private Instant storeAgain;

        /// @param left requests to be made in the slot; with 0 there is nothing to be had before its end
        private record Part(int left, Instant until) {}

        Rate(Instant now) {
            nextAlone = now;
            storeAgain = now;
        }

        boolean take(GatewayTerms terms, boolean forPayment) {
            lock.lock();
            try {
                var now = clock.instant();
                var part = parts.get(forPayment);
                if (part != null && now.isBefore(part.until)) {
                    return use(forPayment, part);
                }
                return now.isBefore(storeAgain) ? alone(terms, now) : lent(terms, forPayment, now);
            } finally {
                lock.unlock();
            }
        }

        private boolean lent(GatewayTerms terms, boolean forPayment, Instant asked) {
            var budget = budget(terms.perSecond());
            int wanted = forPayment ? Math.max(1, budget.payments() / (2 * mostNodes)) : 1;
            var lease = leases.take(terms.gateway(), forPayment, wanted, budget);
            if (lease.isEmpty()) {
                storeAgain = asked.plus(WITHOUT_STORE);
                return alone(terms, asked);
            }
            // Counted from before we asked: with us the slot ends earlier rather than later.
            return use(
                    forPayment,
                    new Part(lease.get().number(), asked.plus(lease.get().left())));
        }

        private boolean use(boolean forPayment, Part part) {
            if (part.left == 0) {
                parts.put(forPayment, part);
                return false;
            }
            if (part.left == 1) {
                parts.remove(forPayment); // the slot may have more
            } else {
                parts.put(forPayment, new Part(part.left - 1, part.until));
            }
            return true;
        }

        private boolean alone(GatewayTerms terms, Instant now) {
            if (now.isBefore(nextAlone)) {
                return false;
            }
            nextAlone = now.plus(Duration.ofSeconds(2L * mostNodes).dividedBy(terms.perSecond()));
            return true;
        }
    }
}
