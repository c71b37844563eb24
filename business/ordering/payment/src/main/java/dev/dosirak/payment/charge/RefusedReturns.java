package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// How often a gateway has said, on this node, that what a customer's browser brought back is none of
/// this payment's. Each costs a request of our contract with it, which all customers share: an honest
/// browser has none.
final class RefusedReturns {

    static final int MOST = 10;
    static final Duration WITHIN = Duration.ofMinutes(1);
    private static final int MOST_CUSTOMERS = 10_000;

    private record Count(Instant since, int number) {

        private boolean isOver(Instant now) {
            return !now.isBefore(since.plus(WITHIN));
        }
    }

    private final Map<UUID, Count> counts = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Count> eldest) {
            return size() > MOST_CUSTOMERS;
        }
    };

    /// @throws Refused when this customer has had too many lately
    synchronized void mustBeFew(UUID customer, Instant now) {
        var count = counts.get(customer);
        if (count != null && !count.isOver(now) && count.number() >= MOST) {
            var left = Duration.between(now, count.since().plus(WITHIN));
            throw new Refused(
                    PaymentRefusal.TOO_MANY_RETURNS, left.plusMillis(999).toSeconds());
        }
    }

    synchronized void add(UUID customer, Instant now) {
        counts.merge(
                customer,
                new Count(now, 1),
                (was, one) -> was.isOver(now) ? one : new Count(was.since(), was.number() + 1));
    }
}
