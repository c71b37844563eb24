package dev.dosirak.delivery.dispatch;

import dev.dosirak.delivery.dispatch.DeliveryCommand.Decline;
import dev.dosirak.delivery.rider.Job;
import dev.dosirak.delivery.rider.Rider;
import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.delivery.rider.Riders;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.platform.kernel.Versioned;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/// Riders come on duty, move, and go off duty.
public final class RiderAvailability {

    private final Deliveries deliveries;
    private final Riders riders;
    private final CommandHandler<DeliveryId, Delivery, DeliveryCommand, DeliveryEvent> commands;
    private final Transactions transactions;
    private final Runnable lookForMatches;
    private final InstantSource clock;

    /// @param lookForMatches called when a rider has become free; must return at once
    public RiderAvailability(
            Deliveries deliveries,
            Riders riders,
            DeliveryRecorder deliveryRecorder,
            Transactions transactions,
            Runnable lookForMatches,
            InstantSource clock) {
        this.deliveries = deliveries;
        this.riders = riders;
        this.commands = deliveryRecorder.commands();
        this.transactions = transactions;
        this.lookForMatches = lookForMatches;
        this.clock = clock;
    }

    /// A rider, and what they are asked to carry or carry.
    public record RiderStatus(Rider rider, Optional<Job> job) {}

    /// The rider says where they are and whether they take work. Who goes off duty declines an open offer by
    /// doing so.
    ///
    /// @throws dev.dosirak.platform.kernel.Refused when going off duty with an order under way
    public Rider report(RiderId id, boolean available, Position position) {
        return Stale.retried(() -> transactions.run(() -> reported(id, available, position)));
    }

    /// Empty when the rider has never reported.
    public Optional<RiderStatus> statusOf(RiderId id) {
        return riders.find(id)
                .map(rider -> new RiderStatus(rider, rider.delivery().flatMap(this::job)));
    }

    private Optional<Job> job(UUID delivery) {
        var id = new DeliveryId(delivery);
        return deliveries.find(id).state() instanceof Delivery.Known known
                ? Optional.of(DeliveryVisibility.jobForRider(id, known))
                : Optional.empty();
    }

    private Rider reported(RiderId id, boolean available, Position position) {
        if (!available) {
            declineOpenOffer(id);
        }
        var now = clock.instant();
        var before = riders.findForUpdate(id).orElseGet(() -> new Versioned<>(Rider.newRider(id, position, now), 0));
        if (!available && before.state().duty() instanceof Rider.Offered) {
            throw new Stale(id); // the offer came between two looks
        }
        var after = before.state().report(available, position, now);
        riders.save(before, after);
        if (after.duty() instanceof Rider.Free && !(before.state().duty() instanceof Rider.Free)) {
            transactions.afterCommit(lookForMatches);
        }
        return after;
    }

    /// Looks at the rider without holding them: the delivery must be held first.
    private void declineOpenOffer(RiderId id) {
        if (riders.find(id).map(Rider::duty).orElse(new Rider.Off()) instanceof Rider.Offered offered) {
            var delivery = new DeliveryId(offered.delivery());
            var before = deliveries.findForUpdate(delivery);
            if (before.state() instanceof Delivery.Offered open && open.rider().equals(id)) {
                commands.handle(delivery, before, new Decline(id, clock.instant()));
            }
        }
    }
}
