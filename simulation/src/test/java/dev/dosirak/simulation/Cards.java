package dev.dosirak.simulation;

import dev.dosirak.payment.method.CardKeys;
import dev.dosirak.simulation.time.Scheduler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What customers pay with: most cards are registered at several gateways, some at one only, and some were removed
/// after the order.
final class Cards {

    private static final List<String> ISSUERS = List.of("kb", "shinhan", "samsung");
    private static final int REMOVED_PERCENT = 3;

    private final Scheduler scheduler;
    private final List<String> gateways;
    private final boolean atOneGateway;

    /// @param atOneGateway all at the same
    Cards(Scheduler scheduler, List<String> gateways, boolean atOneGateway) {
        this.scheduler = scheduler;
        this.gateways = gateways;
        this.atOneGateway = atOneGateway;
    }

    Optional<CardKeys> of(UUID customer, UUID method) {
        scheduler.step();
        int hash = Math.floorMod(method.hashCode(), 1_000);
        if (hash % 100 < REMOVED_PERCENT) {
            return Optional.empty();
        }
        var issuer = ISSUERS.get(hash % ISSUERS.size());
        var keys = new LinkedHashMap<String, String>();
        int count = atOneGateway ? 1 : 1 + hash % gateways.size();
        for (int i = 0; i < count; i++) {
            var gateway = gateways.get(atOneGateway ? 0 : (hash + i) % gateways.size());
            keys.put(gateway, "%s %s".formatted(issuer, method));
        }
        return Optional.of(new CardKeys(issuer, keys));
    }

    /// Those of this company fail where one brand does.
    static boolean isOfTheIllBrand(String billingKey) {
        return billingKey.startsWith(ISSUERS.getFirst());
    }
}
