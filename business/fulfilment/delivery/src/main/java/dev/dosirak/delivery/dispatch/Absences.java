package dev.dosirak.delivery.dispatch;

import dev.dosirak.delivery.dispatch.DeliveryCommand.Decline;
import dev.dosirak.delivery.dispatch.DeliveryCommand.Release;
import dev.dosirak.delivery.rider.Rider;
import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.delivery.rider.RiderNotifications;
import dev.dosirak.delivery.rider.Riders;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.OneByOne;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Reachability;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Duration;
import java.time.InstantSource;

/// What becomes of riders who are not there, and of what they were to fetch. What they have picked up stays theirs:
/// only an operator can find out where it is ([DeliverySupervision]).
public final class Absences {

    private static final int AT_A_TIME = 50;
    private static final Position NOWHERE = new Position(0, 0);

    private final Deliveries deliveries;
    private final Riders riders;
    private final RiderNotifications notifications;
    private final CommandHandler<DeliveryId, Delivery, DeliveryCommand, DeliveryEvent> commands;
    private final Transactions transactions;
    private final Reachability reachability;
    private final InstantSource clock;

    public Absences(
            Deliveries deliveries,
            Riders riders,
            RiderNotifications notifications,
            DeliveryRecorder deliveryRecorder,
            Transactions transactions,
            Reachability reachability,
            InstantSource clock) {
        this.deliveries = deliveries;
        this.riders = riders;
        this.notifications = notifications;
        this.commands = deliveryRecorder.commands();
        this.transactions = transactions;
        this.reachability = reachability;
        this.clock = clock;
    }

    /// Ends the shift of everybody of whom nothing was heard for so long, as far as we were there to hear it.
    ///
    /// @return how many shifts ended
    public int endSilent(Duration silence) {
        if (!reachability.hasLasted(silence, clock.instant())) {
            return 0;
        }
        var oneByOne = new OneByOne();
        int ended =
                oneByOne.handle(riders.silent(silence, AT_A_TIME), rider -> transactions.run(() -> endShift(rider)));
        oneByOne.throwFailure();
        return ended;
    }

    private boolean endShift(RiderId id) {
        release(id, "rider-silent");
        var rider = riders.findForUpdate(id).orElseThrow();
        var now = rider.state().fallSilent(clock.instant());
        if (!now.equals(rider.state())) {
            riders.save(rider, now);
        }
        return now.duty() instanceof Rider.Off;
    }

    /// The rider is no member any more: off duty for good, and what they were told is forgotten.
    ///
    /// @throws Stale when they were offered something at this very moment; safe to call again
    public void removeRider(RiderId id) {
        transactions.run(() -> {
            release(id, "rider-left");
            var now = clock.instant();
            var rider = riders.findForUpdate(id).orElseGet(() -> new Versioned<>(Rider.newRider(id, NOWHERE, now), 0));
            if (rider.state().duty() instanceof Rider.Offered) {
                throw new Stale(id);
            }
            if (!rider.state().left()) {
                riders.save(rider, rider.state().leave(now));
            }
            notifications.forget(id);
            return id;
        });
    }

    /// Looks at the rider without holding them: the delivery must be held first.
    private void release(RiderId id, String reason) {
        riders.find(id).flatMap(Rider::delivery).ifPresent(it -> release(new DeliveryId(it), id, reason));
    }

    private void release(DeliveryId delivery, RiderId id, String reason) {
        var before = deliveries.findForUpdate(delivery);
        var now = clock.instant();
        var command = before.state() instanceof Delivery.Offered offered
                        && offered.rider().equals(id)
                ? new Decline(id, now)
                : new Release(id, reason, now);
        commands.handle(delivery, before, command);
    }
}
