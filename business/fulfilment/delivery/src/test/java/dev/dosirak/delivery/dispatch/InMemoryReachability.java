package dev.dosirak.delivery.dispatch;

import dev.dosirak.platform.kernel.Reachability;
import java.time.Instant;
import java.util.Optional;

/// Reached since ever, until it is told otherwise.
public final class InMemoryReachability implements Reachability {

    private Optional<Instant> since = Optional.of(Instant.EPOCH);

    void isLost() {
        since = Optional.empty();
    }

    void isBack(Instant at) {
        since = Optional.of(at);
    }

    @Override
    public Optional<Instant> since() {
        return since;
    }
}
