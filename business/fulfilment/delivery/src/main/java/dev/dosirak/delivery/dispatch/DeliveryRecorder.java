package dev.dosirak.delivery.dispatch;

import dev.dosirak.delivery.dispatch.DeliveryEvent.DeliveryConfirmed;
import dev.dosirak.delivery.dispatch.DeliveryEvent.GivenUp;
import dev.dosirak.delivery.dispatch.DeliveryEvent.OfferAccepted;
import dev.dosirak.delivery.dispatch.DeliveryEvent.OfferDeclined;
import dev.dosirak.delivery.dispatch.DeliveryEvent.OfferExpired;
import dev.dosirak.delivery.dispatch.DeliveryEvent.OfferMade;
import dev.dosirak.delivery.dispatch.DeliveryEvent.OrderWithdrawn;
import dev.dosirak.delivery.dispatch.DeliveryEvent.Reassigned;
import dev.dosirak.delivery.dispatch.DeliveryEvent.Released;
import dev.dosirak.delivery.dispatch.DeliveryEvent.Requested;
import dev.dosirak.delivery.dispatch.DeliveryEvent.RiderDelayed;
import dev.dosirak.delivery.dispatch.DeliveryEvent.RiderHandedOver;
import dev.dosirak.delivery.dispatch.DeliveryEvent.RiderPickedUp;
import dev.dosirak.delivery.dispatch.DeliveryEvent.RoundStarted;
import dev.dosirak.delivery.dispatch.DeliveryEvent.WithdrawnBeforeRequest;
import dev.dosirak.delivery.rider.Rider;
import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.delivery.rider.RiderNotification.Kind;
import dev.dosirak.delivery.rider.RiderNotifications;
import dev.dosirak.delivery.rider.Riders;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;

/// Records a delivery's events together with what they mean for its rider, whose duty changes and who is notified in
/// the same transaction.
public final class DeliveryRecorder {

    private final Deliveries deliveries;
    private final Riders riders;
    private final RiderNotifications notifications;
    private final Transactions transactions;
    private final Runnable lookForMatches;
    private final CommandHandler<DeliveryId, Delivery, DeliveryCommand, DeliveryEvent> commands;

    /// @param lookForMatches called when a delivery or a rider has come to need a match; must return at once
    public DeliveryRecorder(
            Deliveries deliveries,
            Riders riders,
            RiderNotifications notifications,
            Transactions transactions,
            Runnable lookForMatches,
            InstantSource clock) {
        this.deliveries = deliveries;
        this.riders = riders;
        this.notifications = notifications;
        this.transactions = transactions;
        this.lookForMatches = lookForMatches;
        this.commands = new CommandHandler<>(deliveries::findForUpdate, Delivery::decide, this::record, clock);
    }

    /// Carries out commands inside the caller's transaction.
    CommandHandler<DeliveryId, Delivery, DeliveryCommand, DeliveryEvent> commands() {
        return commands;
    }

    /// Nothing happens when somebody else was faster. What an event means for a rider depends on the state just
    /// before and after it, so the steps between are walked here once more.
    private Versioned<Delivery> record(DeliveryId id, Versioned<Delivery> before, List<DeliveryEvent> events) {
        var after = deliveries.append(id, before, events);
        var state = before.state();
        for (var event : events) {
            var was = state;
            state = Delivery.evolve(state, event);
            if (state instanceof Delivery.Known is) {
                apply(id, was, is, event);
            }
        }
        return after;
    }

    private void apply(DeliveryId id, Delivery was, Delivery.Known is, DeliveryEvent event) {
        switch (event) {
            case Requested _, RoundStarted _ -> transactions.afterCommit(lookForMatches);
            case WithdrawnBeforeRequest _ -> {} // nobody was asked yet
            case OfferMade e -> change(e.rider(), it -> it.offer(id.value(), e.at()), Kind.OFFER, id, is, e.at());
            case OfferAccepted e -> change(e.rider(), it -> it.accept(id.value(), e.at()), Kind.JOB, id, is, e.at());
            case OfferDeclined e ->
                end(e.rider(), it -> it.decline(id.value(), e.at()), Kind.OFFER_GONE, id, is, e.at());
            case OfferExpired e ->
                end(e.rider(), it -> it.missOffer(id.value(), e.at()), Kind.OFFER_GONE, id, is, e.at());
            case Released e -> relieve(e.rider(), Kind.OFFER_GONE, id, is, e.at());
            case Reassigned e -> {
                relieve(e.from(), Kind.OFFER_GONE, id, is, e.at());
                change(e.to(), it -> it.takeOver(id.value(), e.at()), Kind.JOB, id, is, e.at());
            }
            case DeliveryConfirmed e -> relieve(e.rider(), Kind.JOB, id, is, e.at());
            case GivenUp e -> relieve(e.rider(), Kind.JOB, id, is, e.at());
            case RiderPickedUp e -> change(e.rider(), UnaryOperator.identity(), Kind.JOB, id, is, e.at());
            case RiderDelayed e -> change(e.rider(), UnaryOperator.identity(), Kind.JOB, id, is, e.at());
            case RiderHandedOver e -> free(e.rider(), Kind.JOB, id, is, e.at());
            case OrderWithdrawn e -> {
                if (was instanceof Delivery.Offered offered) {
                    free(offered.rider(), Kind.OFFER_GONE, id, is, e.at());
                } else if (was instanceof Delivery.Assigned assigned) {
                    free(assigned.rider(), Kind.JOB, id, is, e.at());
                }
            }
        }
    }

    private void free(RiderId rider, Kind kind, DeliveryId id, Delivery.Known is, Instant at) {
        end(rider, it -> it.release(id.value(), at), kind, id, is, at);
    }

    private void relieve(RiderId rider, Kind kind, DeliveryId id, Delivery.Known is, Instant at) {
        end(rider, it -> it.relieve(id.value(), at), kind, id, is, at);
    }

    /// It is no longer this rider's, who has no business with the customer's address any more.
    private void end(RiderId rider, UnaryOperator<Rider> how, Kind kind, DeliveryId id, Delivery.Known is, Instant at) {
        change(rider, how, kind, id, is, at);
        notifications.eraseContactDetails(rider, id.value());
        transactions.afterCommit(lookForMatches);
    }

    private void change(
            RiderId id, UnaryOperator<Rider> how, Kind kind, DeliveryId delivery, Delivery.Known is, Instant at) {
        var before =
                riders.findForUpdate(id).orElseThrow(() -> new IllegalStateException("%s is unknown".formatted(id)));
        var now = how.apply(before.state());
        if (!now.equals(before.state())) {
            riders.save(before, now);
        }
        notifications.add(id, kind, DeliveryVisibility.jobFor(kind, delivery, is), at);
    }
}
