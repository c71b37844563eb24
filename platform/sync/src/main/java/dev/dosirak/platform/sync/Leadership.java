package dev.dosirak.platform.sync;

import dev.dosirak.platform.lease.Leases;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Which node works on a copy: every node on one of its own, and one of all nodes on one that they share.
///
/// Two may for a moment both believe to be the one. That costs the owner a few calls and nobody anything else: the
/// version decides, whoever stores it.
@FunctionalInterface
interface Leadership {

    /// Every node keeps a copy of its own.
    Leadership ALWAYS = () -> true;

    /// Takes it or keeps it, unless another node has it; to be called before every step of the work.
    ///
    /// @return whether it is this node's
    boolean acquire();

    /// A copy that all nodes share.
    ///
    /// @param name of the copy
    static Leadership of(Leases leases, String name) {
        return of(leases, name, System::nanoTime);
    }

    /// @param nanoTime as of [System#nanoTime]
    static Leadership of(Leases leases, String name, LongSupplier nanoTime) {
        return new Shared(leases, "sync." + name, nanoTime);
    }

    /// Renewed now and then only, because steps may be many.
    final class Shared implements Leadership {

        private static final Duration LENGTH = Duration.ofSeconds(15);
        private static final Duration RENEWED = Duration.ofSeconds(3);

        private final Leases leases;
        private final String name;
        private final LongSupplier nanoTime;
        private boolean ours;
        private long asked;

        private Shared(Leases leases, String name, LongSupplier nanoTime) {
            this.leases = leases;
            this.name = name;
            this.nanoTime = nanoTime;
        }

        /// Another node's is asked for every time: it may have died. Ours is forgotten before it is renewed:
        /// should that fail, another node may have it.
        @Override
        public synchronized boolean acquire() {
            if (!ours || nanoTime.getAsLong() - asked >= RENEWED.toNanos()) {
                ours = false;
                asked = nanoTime.getAsLong();
                ours = leases.acquire(name, LENGTH).isPresent();
            }
            return ours;
        }
    }

    /// The work has passed to another node.
    final class LeadershipLost extends RuntimeException {
        LeadershipLost() {
            super("another node goes on with it", null, false, false);
        }
    }
}
