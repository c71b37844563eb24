package dev.dosirak.platform.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Since when people can reach this service, on whichever of its nodes. Whoever was silent before that may have
/// tried.
@FunctionalInterface
public interface Reachability {

    /// The header by which gateways say that they get through; from outside nobody gets it past them. It proves
    /// nothing: who reaches a service without a gateway is one of ours (`docs/security.md`).
    String PROBE = "X-Internal-Knock";

    /// By the database's clock; empty while nobody can reach it.
    Optional<Instant> since();

    /// Whether it has lasted for so long, so that silence of that length says something.
    ///
    /// @param now by the same clock
    default boolean hasLasted(Duration length, Instant now) {
        return since().filter(it -> !now.isBefore(it.plus(length))).isPresent();
    }
}
