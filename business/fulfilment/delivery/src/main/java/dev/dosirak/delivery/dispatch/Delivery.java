package dev.dosirak.delivery.dispatch;

import dev.dosirak.delivery.dispatch.DeliveryCommand.Accept;
import dev.dosirak.delivery.dispatch.DeliveryCommand.ConfirmDelivered;
import dev.dosirak.delivery.dispatch.DeliveryCommand.Decline;
import dev.dosirak.delivery.dispatch.DeliveryCommand.Delay;
import dev.dosirak.delivery.dispatch.DeliveryCommand.Expire;
import dev.dosirak.delivery.dispatch.DeliveryCommand.GiveUp;
import dev.dosirak.delivery.dispatch.DeliveryCommand.HandOver;
import dev.dosirak.delivery.dispatch.DeliveryCommand.Offer;
import dev.dosirak.delivery.dispatch.DeliveryCommand.PickUp;
import dev.dosirak.delivery.dispatch.DeliveryCommand.Reassign;
import dev.dosirak.delivery.dispatch.DeliveryCommand.Release;
import dev.dosirak.delivery.dispatch.DeliveryCommand.Request;
import dev.dosirak.delivery.dispatch.DeliveryCommand.StartRound;
import dev.dosirak.delivery.dispatch.DeliveryCommand.TakeBack;
import dev.dosirak.delivery.dispatch.DeliveryCommand.Withdraw;
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
import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.platform.kernel.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One order on its way to one customer. Each state is a type that holds only what is known by then.
public sealed interface Delivery {

    record Unknown() implements Delivery {}

    /// @param since when it last came to need a rider
    record Waiting(DeliveryRequest errand, OfferHistory asked, Instant since) implements Known {}

    record Offered(DeliveryRequest errand, OfferHistory asked, RiderId rider, Instant until) implements Carried {}

    record Assigned(DeliveryRequest errand, OfferHistory asked, RiderId rider) implements Carried {}

    record PickedUp(DeliveryRequest errand, OfferHistory asked, RiderId rider) implements Carried {}

    record Delayed(DeliveryRequest errand, OfferHistory asked, RiderId rider, String reason) implements Carried {}

    record Delivered(DeliveryRequest errand, OfferHistory asked, RiderId rider, Instant at) implements Carried {}

    /// It was picked up and will never arrive.
    record Lost(DeliveryRequest errand, OfferHistory asked, RiderId rider, Instant at) implements Carried {}

    /// The order was cancelled before anybody had picked it up.
    ///
    /// @param assigned whoever had accepted it
    record Withdrawn(DeliveryRequest errand, OfferHistory asked, Optional<RiderId> assigned) implements Known {}

    /// The order was cancelled before we knew that it needs a rider; when that comes, nobody is sent.
    record WithdrawnUnseen() implements Delivery {}

    /// Every delivery that was ever requested.
    sealed interface Known extends Delivery {
        DeliveryRequest errand();

        OfferHistory asked();
    }

    /// One that is a certain rider's business.
    sealed interface Carried extends Known {
        RiderId rider();
    }

    /// The rules: what a command does in a state. A repeated command changes nothing, nor does one that is too
    /// late to matter. A pair that is not listed is refused.
    ///
    /// Whether an unanswered offer still stands is decided by who appends first, the rider or the clock. So it
    /// is between a cancellation and the pick-up; once picked up, it is delivered, or an operator rules
    /// otherwise.
    static List<DeliveryEvent> decide(Delivery state, DeliveryCommand command) {
        record Move(Delivery from, DeliveryCommand by) {}
        return switch (new Move(state, command)) {
            case Move(Unknown _, Request c) -> List.of(new Requested(c.deliveryRequest(), c.at()));
            case Move(Known _, Request _), Move(WithdrawnUnseen _, Request _) -> List.of();

            case Move(Waiting s, StartRound _) when s.asked().thisRound().isEmpty() -> List.of();
            case Move(Waiting _, StartRound c) -> List.of(new RoundStarted(c.at()));

            case Move(Waiting s, Offer c)
            when !s.asked().thisRound().contains(c.rider()) -> List.of(new OfferMade(c.rider(), c.until(), c.at()));
            case Move(Offered s, Offer c) when s.rider().equals(c.rider()) -> List.of();
            case Move(Delivery _, Offer _) -> throw new Refused(DeliveryRefusal.NOT_WAITING);

            case Move(Offered s, Accept c)
            when s.rider().equals(c.rider()) -> List.of(new OfferAccepted(c.rider(), c.at()));
            case Move(Carried s, Accept c) when s.rider().equals(c.rider()) -> List.of();
            case Move(Known s, Accept c) when wasAsked(s, c.rider()) -> throw new Refused(DeliveryRefusal.OFFER_GONE);

            case Move(Offered s, Decline c)
            when s.rider().equals(c.rider()) -> List.of(new OfferDeclined(c.rider(), c.at()));
            case Move(Carried s, Decline c)
            when s.rider().equals(c.rider()) -> throw new Refused(DeliveryRefusal.ALREADY_ACCEPTED);
            case Move(Known s, Decline c) when wasAsked(s, c.rider()) -> List.of();

            case Move(Offered s, Expire c)
            when !c.at().isBefore(s.until()) -> List.of(new OfferExpired(s.rider(), c.at()));
            case Move(Delivery _, Expire _) -> List.of();

            case Move(Assigned s, PickUp c)
            when s.rider().equals(c.rider()) -> List.of(new RiderPickedUp(c.rider(), c.at()));
            case Move(Offered s, PickUp c)
            when s.rider().equals(c.rider()) -> throw new Refused(DeliveryRefusal.NOT_ACCEPTED);
            case Move(Carried s, PickUp c) when s.rider().equals(c.rider()) -> List.of();
            case Move(Known s, PickUp c) -> throw notCarriedBy(c.rider(), s);

            case Move(PickedUp s, Delay c)
            when s.rider().equals(c.rider()) -> List.of(new RiderDelayed(c.rider(), c.reason(), c.at()));
            case Move(Delayed s, Delay c)
            when s.rider().equals(c.rider()) && s.reason().equals(c.reason()) -> List.of();
            case Move(Delayed s, Delay c)
            when s.rider().equals(c.rider()) -> throw new Refused(DeliveryRefusal.ALREADY_DELAYED);
            case Move(Delivered s, Delay c)
            when s.rider().equals(c.rider()) -> throw new Refused(DeliveryRefusal.ALREADY_DELIVERED);
            case Move(Lost s, Delay c) when s.rider().equals(c.rider()) -> throw new Refused(DeliveryRefusal.GIVEN_UP);
            case Move(Carried s, Delay c)
            when s.rider().equals(c.rider()) -> throw new Refused(DeliveryRefusal.NOT_PICKED_UP);
            case Move(Known s, Delay c) -> throw notCarriedBy(c.rider(), s);

            case Move(PickedUp s, HandOver c)
            when s.rider().equals(c.rider()) -> List.of(new RiderHandedOver(c.rider(), c.at()));
            case Move(Delayed s, HandOver c)
            when s.rider().equals(c.rider()) -> List.of(new RiderHandedOver(c.rider(), c.at()));
            case Move(Delivered s, HandOver c) when s.rider().equals(c.rider()) -> List.of();
            case Move(Lost s, HandOver c)
            when s.rider().equals(c.rider()) -> throw new Refused(DeliveryRefusal.GIVEN_UP);
            case Move(Carried s, HandOver c)
            when s.rider().equals(c.rider()) -> throw new Refused(DeliveryRefusal.NOT_PICKED_UP);
            case Move(Known s, HandOver c) -> throw notCarriedBy(c.rider(), s);

            case Move(Assigned s, Release c)
            when s.rider().equals(c.rider()) -> List.of(new Released(c.rider(), Optional.empty(), c.reason(), c.at()));
            case Move(Known _, Release _) -> List.of();

            case Move(Assigned s, TakeBack c) ->
                List.of(new Released(
                        s.rider(),
                        Optional.of(c.operatorDecision().operator()),
                        c.operatorDecision().reason(),
                        c.operatorDecision().at()));
            case Move(Waiting _, TakeBack _), Move(Offered _, TakeBack _) -> List.of();
            case Move(Known s, TakeBack _) -> throw beyondPickUp(s);

            case Move(PickedUp s, Reassign c) -> reassign(s, c);
            case Move(Delayed s, Reassign c) -> reassign(s, c);
            case Move(Known s, Reassign _) -> throw notUnderWay(s);

            case Move(PickedUp s, ConfirmDelivered c) ->
                List.of(new DeliveryConfirmed(s.rider(), c.operatorDecision()));
            case Move(Delayed s, ConfirmDelivered c) -> List.of(new DeliveryConfirmed(s.rider(), c.operatorDecision()));
            case Move(Delivered _, ConfirmDelivered _) -> List.of();
            case Move(Known s, ConfirmDelivered _) -> throw notUnderWay(s);

            case Move(PickedUp s, GiveUp c) -> List.of(new GivenUp(s.rider(), c.operatorDecision()));
            case Move(Delayed s, GiveUp c) -> List.of(new GivenUp(s.rider(), c.operatorDecision()));
            case Move(Lost _, GiveUp _) -> List.of();
            case Move(Known s, GiveUp _) -> throw notUnderWay(s);

            case Move(Unknown _, Withdraw c) -> List.of(new WithdrawnBeforeRequest(c.at()));
            case Move(Waiting _, Withdraw c) -> List.of(new OrderWithdrawn(c.at()));
            case Move(Offered _, Withdraw c) -> List.of(new OrderWithdrawn(c.at()));
            case Move(Assigned _, Withdraw c) -> List.of(new OrderWithdrawn(c.at()));
            case Move(Delivery _, Withdraw _) -> List.of();

            default -> throw new Refused(DeliveryRefusal.UNKNOWN_DELIVERY);
        };
    }

    /// The bookkeeping: what an event leaves behind. No rules here; an impossible pair means a corrupt history.
    static Delivery evolve(Delivery state, DeliveryEvent event) {
        record Step(Delivery from, DeliveryEvent by) {}
        return switch (new Step(state, event)) {
            case Step(Unknown _, Requested e) -> new Waiting(e.errand(), OfferHistory.NOBODY, e.at());
            case Step(Unknown _, WithdrawnBeforeRequest _) -> new WithdrawnUnseen();
            case Step(Waiting s, RoundStarted _) ->
                new Waiting(s.errand(), s.asked().newRound(), s.since());
            case Step(Waiting s, OfferMade e) ->
                new Offered(s.errand(), s.asked().plus(e.rider()), e.rider(), e.until());
            case Step(Offered s, OfferDeclined e) -> new Waiting(s.errand(), s.asked(), e.at());
            case Step(Offered s, OfferExpired e) -> new Waiting(s.errand(), s.asked(), e.at());
            case Step(Offered s, OfferAccepted e) -> new Assigned(s.errand(), s.asked(), e.rider());
            case Step(Assigned s, RiderPickedUp _) -> new PickedUp(s.errand(), s.asked(), s.rider());
            case Step(PickedUp s, RiderDelayed e) -> new Delayed(s.errand(), s.asked(), s.rider(), e.reason());
            case Step(PickedUp s, RiderHandedOver e) -> new Delivered(s.errand(), s.asked(), s.rider(), e.at());
            case Step(Delayed s, RiderHandedOver e) -> new Delivered(s.errand(), s.asked(), s.rider(), e.at());
            case Step(Assigned s, Released e) -> new Waiting(s.errand(), s.asked(), e.at());
            case Step(PickedUp s, Reassigned e) ->
                new PickedUp(s.errand(), s.asked().plus(e.to()), e.to());
            case Step(Delayed s, Reassigned e) ->
                new Delayed(s.errand(), s.asked().plus(e.to()), e.to(), s.reason());
            case Step(PickedUp s, DeliveryConfirmed e) -> new Delivered(s.errand(), s.asked(), s.rider(), e.at());
            case Step(Delayed s, DeliveryConfirmed e) -> new Delivered(s.errand(), s.asked(), s.rider(), e.at());
            case Step(PickedUp s, GivenUp e) -> new Lost(s.errand(), s.asked(), s.rider(), e.at());
            case Step(Delayed s, GivenUp e) -> new Lost(s.errand(), s.asked(), s.rider(), e.at());
            case Step(Waiting s, OrderWithdrawn _) -> new Withdrawn(s.errand(), s.asked(), Optional.empty());
            case Step(Offered s, OrderWithdrawn _) -> new Withdrawn(s.errand(), s.asked(), Optional.empty());
            case Step(Assigned s, OrderWithdrawn _) -> new Withdrawn(s.errand(), s.asked(), Optional.of(s.rider()));
            default -> throw new IllegalStateException("%s cannot follow %s".formatted(event, state));
        };
    }

    private static List<DeliveryEvent> reassign(Carried state, Reassign command) {
        return state.rider().equals(command.rider())
                ? List.of()
                : List.of(new Reassigned(state.rider(), command.rider(), command.operatorDecision()));
    }

    private static Refused beyondPickUp(Known state) {
        return new Refused(
                switch (state) {
                    case PickedUp _, Delayed _ -> DeliveryRefusal.ALREADY_PICKED_UP;
                    case Waiting _, Offered _, Assigned _, Delivered _, Lost _, Withdrawn _ -> whyOver(state);
                });
    }

    private static Refused notUnderWay(Known state) {
        return new Refused(whyOver(state));
    }

    private static DeliveryRefusal whyOver(Known state) {
        return switch (state) {
            case Delivered _ -> DeliveryRefusal.ALREADY_DELIVERED;
            case Lost _ -> DeliveryRefusal.GIVEN_UP;
            case Withdrawn _ -> DeliveryRefusal.WITHDRAWN;
            case Waiting _, Offered _, Assigned _, PickedUp _, Delayed _ -> DeliveryRefusal.NOT_PICKED_UP;
        };
    }

    private static boolean wasAsked(Known state, RiderId rider) {
        return state.asked().ever().contains(rider);
    }

    /// Riders who were never asked must not learn that the delivery exists.
    private static Refused notCarriedBy(RiderId rider, Known state) {
        if (!wasAsked(state, rider)) {
            return new Refused(DeliveryRefusal.UNKNOWN_DELIVERY);
        }
        return new Refused(
                switch (state) {
                    case Withdrawn _ -> DeliveryRefusal.WITHDRAWN;
                    case Waiting _ -> DeliveryRefusal.OFFER_GONE;
                    case Carried _ -> DeliveryRefusal.NOT_YOUR_DELIVERY;
                });
    }
}
