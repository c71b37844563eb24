package dev.dosirak.search.finding.copy;

import dev.dosirak.platform.sync.Replica;
import dev.dosirak.search.finding.IndexAway;
import dev.dosirak.search.finding.ShopIndex;
import dev.dosirak.search.finding.Source;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what is known for the next start, so that a restart while everybody else is dead does not leave customers
/// before an empty page.
final class Keeper {

    private static final Logger log = LoggerFactory.getLogger(Keeper.class);

    private final ShopIndex index;
    private final Map<Source, Replica> replicas;

    Keeper(ShopIndex index, Map<Source, Replica> replicas) {
        this.index = index;
        this.replicas = replicas;
    }

    void keep() {
        var asOf = new EnumMap<Source, Instant>(Source.class);
        replicas.forEach((source, replica) -> replica.asOf().ifPresent(it -> asOf.put(source, it)));
        try {
            index.keep(asOf);
        } catch (IndexAway e) {
            log.warn("What is known cannot be kept: {}", e.toString());
        }
    }
}
