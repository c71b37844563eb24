package dev.dosirak.delivery.dispatch;

import dev.dosirak.platform.kernel.Reachability;
import java.time.Instant;
import java.util.Optional;

/// Reached since ever, until it is told otherwise.
public final class InMemoryReachability implements Reachability {

    private Optional<Instant> since = Optional.of(Instant.EPOCH);

    void lose() {
        since = Optional.empty();
    }

    void comeBack(Instant at) {
        since = Optional.of(at);
    }

    @Override
    public Optional<Instant> since() {
        return since;
    }
}
