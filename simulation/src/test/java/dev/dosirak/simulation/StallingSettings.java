package dev.dosirak.simulation;

import dev.dosirak.payment.distribution.GatewaySettings;
import dev.dosirak.payment.distribution.GatewayTerms;
import dev.dosirak.simulation.time.Scheduler;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What operators have set, in a database whose answer may take its time.
record StallingSettings(GatewaySettings settings, Scheduler scheduler) implements GatewaySettings {

    @Override
    public Optional<List<GatewayTerms>> stored() {
        scheduler.stall();
        return settings.stored();
    }

    @Override
    public void change(List<GatewayTerms> initial, Author author, UnaryOperator<List<GatewayTerms>> change) {
        settings.change(initial, author, change);
    }

    @Override
    public List<Change> changes(int limit) {
        return settings.changes(limit);
    }
}
