package dev.dosirak.simulation;

import dev.dosirak.payment.distribution.RateLeases;
import dev.dosirak.simulation.time.Scheduler;
import java.util.Optional;

/// Leases in a database, whose answer may take its time.
record StallingLeases(RateLeases leases, Scheduler scheduler) implements RateLeases {

    @Override
    public Optional<Lease> take(String gateway, boolean forPayment, int wanted, Budget budget) {
        scheduler.stall();
        return leases.take(gateway, forPayment, wanted, budget);
    }
}
