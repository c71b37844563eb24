package dev.dosirak.delivery.dispatch;

import static java.util.Comparator.comparing;

import dev.dosirak.delivery.dispatch.DeliveryCommand.ConfirmDelivered;
import dev.dosirak.delivery.dispatch.DeliveryCommand.GiveUp;
import dev.dosirak.delivery.dispatch.DeliveryCommand.Reassign;
import dev.dosirak.delivery.dispatch.DeliveryCommand.TakeBack;
import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.delivery.rider.RiderRefusal;
import dev.dosirak.delivery.rider.Riders;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.platform.kernel.Versioned;
import java.time.InstantSource;
import java.util.UUID;
import java.util.stream.Stream;

/// What operators may decide about a delivery whose rider does not end it. Every decision is kept with who made it
/// and why; refusals and [Stale][dev.dosirak.platform.kernel.Stale] as in [Dispatcher].
public final class DeliverySupervision {

    private final Deliveries deliveries;
    private final Riders riders;
    private final CommandHandler<DeliveryId, Delivery, DeliveryCommand, DeliveryEvent> commands;
    private final Transactions transactions;
    private final InstantSource clock;

    public DeliverySupervision(
            Deliveries deliveries,
            Riders riders,
            DeliveryRecorder deliveryRecorder,
            Transactions transactions,
            InstantSource clock) {
        this.deliveries = deliveries;
        this.riders = riders;
        this.commands = deliveryRecorder.commands();
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Before pick-up: another rider is looked for.
    public Versioned<Delivery> takeBack(DeliveryId id, UUID operator, String reason) {
        return decide(id, new TakeBack(decision(operator, reason)));
    }

    /// After pick-up: this rider, who must be on duty with empty hands, carries on.
    ///
    /// @throws Refused when the rider cannot take it
    public Versioned<Delivery> reassign(DeliveryId id, RiderId to, UUID operator, String reason) {
        return transactions.run(() -> {
            var before = deliveries.findForUpdate(id);
            var command = new Reassign(to, decision(operator, reason));
            if (before.state() instanceof Delivery.Carried carried
                    && !Delivery.decide(carried, command).isEmpty()) {
                lockRiders(carried.rider(), to);
            }
            return commands.handle(id, before, command);
        });
    }

    /// In one order, whoever gives to whom: two operators must not wait for each other.
    private void lockRiders(RiderId from, RiderId to) {
        for (var rider : Stream.of(from, to).sorted(comparing(RiderId::value)).toList()) {
            if (riders.findForUpdate(rider).isEmpty()) {
                throw new Refused(RiderRefusal.RIDER_NOT_FREE);
            }
        }
    }

    /// After pick-up: the customer has it.
    public Versioned<Delivery> confirmDelivered(DeliveryId id, UUID operator, String reason) {
        return decide(id, new ConfirmDelivered(decision(operator, reason)));
    }

    /// After pick-up: it will never arrive.
    public Versioned<Delivery> giveUp(DeliveryId id, UUID operator, String reason) {
        return decide(id, new GiveUp(decision(operator, reason)));
    }

    private OperatorDecision decision(UUID operator, String reason) {
        return new OperatorDecision(operator, reason, clock.instant());
    }

    private Versioned<Delivery> decide(DeliveryId id, DeliveryCommand command) {
        return transactions.run(() -> commands.handle(id, command));
    }
}
