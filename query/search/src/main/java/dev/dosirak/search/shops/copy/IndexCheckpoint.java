package dev.dosirak.search.shops.copy;

import dev.dosirak.platform.sync.Replica;
import dev.dosirak.search.shops.IndexUnavailable;
import dev.dosirak.search.shops.ShopIndex;
import dev.dosirak.search.shops.Source;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what is known for the next start, so that a restart while everybody else is dead does not leave customers
/// before an empty page.
final class IndexCheckpoint {

    private static final Logger log = LoggerFactory.getLogger(IndexCheckpoint.class);

    private final ShopIndex index;
    private final Map<Source, Replica> replicas;

    IndexCheckpoint(ShopIndex index, Map<Source, Replica> replicas) {
        this.index = index;
        this.replicas = replicas;
    }

    void save() {
        var asOf = new EnumMap<Source, Instant>(Source.class);
        replicas.forEach((source, replica) -> replica.asOf().ifPresent(it -> asOf.put(source, it)));
        try {
            index.save(asOf);
        } catch (IndexUnavailable e) {
            log.warn("What is known cannot be kept: {}", e.toString());
        }
    }
}
