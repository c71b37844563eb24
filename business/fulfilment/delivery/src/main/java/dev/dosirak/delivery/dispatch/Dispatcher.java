package dev.dosirak.delivery.dispatch;

import dev.dosirak.delivery.dispatch.DeliveryCommand.Accept;
import dev.dosirak.delivery.dispatch.DeliveryCommand.Decline;
import dev.dosirak.delivery.dispatch.DeliveryCommand.Delay;
import dev.dosirak.delivery.dispatch.DeliveryCommand.HandOver;
import dev.dosirak.delivery.dispatch.DeliveryCommand.PickUp;
import dev.dosirak.delivery.dispatch.DeliveryCommand.Request;
import dev.dosirak.delivery.dispatch.DeliveryCommand.Withdraw;
import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Instant;
import java.util.function.Function;

/// What people and other services may ask of a delivery; one method per use case.
///
/// Every method throws [Refused] when the rules say no, and [Stale][dev.dosirak.platform.kernel.Stale] when
/// somebody was faster, in which case it is safe to call again.
public final class Dispatcher {

    private final CommandHandler<DeliveryId, Delivery, DeliveryCommand, DeliveryEvent> commands;
    private final Transactions transactions;

    public Dispatcher(DeliveryRecorder deliveryRecorder, Transactions transactions) {
        this.commands = deliveryRecorder.commands();
        this.transactions = transactions;
    }

    /// An order is accepted and needs a rider.
    public void request(DeliveryId id, DeliveryRequest deliveryRequest) {
        change(id, at -> new Request(deliveryRequest, at));
    }

    /// The order is cancelled, whether or not we know that it needs a rider. Too late once it is picked
    /// up: then it is brought all the same.
    public void withdraw(DeliveryId id) {
        change(id, Withdraw::new);
    }

    public Versioned<Delivery> accept(DeliveryId id, RiderId rider) {
        return change(id, at -> new Accept(rider, at));
    }

    public Versioned<Delivery> decline(DeliveryId id, RiderId rider) {
        return change(id, at -> new Decline(rider, at));
    }

    public Versioned<Delivery> pickUp(DeliveryId id, RiderId rider) {
        return change(id, at -> new PickUp(rider, at));
    }

    /// @param reason told to the customer
    public Versioned<Delivery> delay(DeliveryId id, RiderId rider, String reason) {
        return change(id, at -> new Delay(rider, reason, at));
    }

    public Versioned<Delivery> handOver(DeliveryId id, RiderId rider) {
        return change(id, at -> new HandOver(rider, at));
    }

    private Versioned<Delivery> change(DeliveryId id, Function<Instant, DeliveryCommand> command) {
        return transactions.run(() -> commands.handle(id, command));
    }
}
