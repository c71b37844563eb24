package dev.dosirak.delivery.dispatch;

import dev.dosirak.delivery.dispatch.DeliveryCommand.Accept;
import dev.dosirak.delivery.dispatch.DeliveryCommand.CallOff;
import dev.dosirak.delivery.dispatch.DeliveryCommand.Decline;
import dev.dosirak.delivery.dispatch.DeliveryCommand.Delay;
import dev.dosirak.delivery.dispatch.DeliveryCommand.HandOver;
import dev.dosirak.delivery.dispatch.DeliveryCommand.PickUp;
import dev.dosirak.delivery.dispatch.DeliveryCommand.Request;
import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.platform.kernel.Versioned;
import java.time.InstantSource;

/// What people and other services may ask of a delivery; one method per use case.
///
/// Every method throws [DeliveryRefused] when the rules say no, and [Stale][dev.dosirak.platform.kernel.Stale] when
/// somebody was faster, in which case it is safe to call again.
public final class Dispatcher {

    private final Deliveries deliveries;
    private final Crew crew;
    private final Transactions transactions;
    private final InstantSource clock;

    public Dispatcher(Deliveries deliveries, Crew crew, Transactions transactions, InstantSource clock) {
        this.deliveries = deliveries;
        this.crew = crew;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// An order is accepted and needs a rider.
    public void request(DeliveryId id, Errand errand) {
        change(id, new Request(errand, clock.instant()));
    }

    /// The order is cancelled, whether or not we have heard that it needs a rider. Too late once it is picked up: then
    /// it is brought all the same.
    public void callOff(DeliveryId id) {
        change(id, new CallOff(clock.instant()));
    }

    public Versioned<Delivery> accept(DeliveryId id, RiderId rider) {
        return change(id, new Accept(rider, clock.instant()));
    }

    public Versioned<Delivery> decline(DeliveryId id, RiderId rider) {
        return change(id, new Decline(rider, clock.instant()));
    }

    public Versioned<Delivery> pickUp(DeliveryId id, RiderId rider) {
        return change(id, new PickUp(rider, clock.instant()));
    }

    /// @param reason told to the customer
    public Versioned<Delivery> delay(DeliveryId id, RiderId rider, String reason) {
        return change(id, new Delay(rider, reason, clock.instant()));
    }

    public Versioned<Delivery> handOver(DeliveryId id, RiderId rider) {
        return change(id, new HandOver(rider, clock.instant()));
    }

    private Versioned<Delivery> change(DeliveryId id, DeliveryCommand command) {
        return transactions.run(() -> {
            var before = deliveries.load(id);
            return crew.record(id, before, Delivery.decide(before.state(), command));
        });
    }
}
