package dev.dosirak.delivery.dispatch.postgres;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dosirak.delivery.dispatch.Delivery;
import dev.dosirak.delivery.dispatch.DeliveryEvent;
import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.platform.outbox.Message;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is published, as promised in `contracts/events/delivery`.
final class PublicEvent {

    private PublicEvent() {}

    private record RequestedV1(UUID orderId, Instant at) {}

    private record RiderV1(UUID orderId, UUID riderId, Instant at) {}

    private record ReassignedV1(UUID orderId, UUID riderId, UUID formerRiderId, Instant at) {}

    private record ReasonV1(UUID orderId, UUID riderId, String reason, Instant at) {}

    @JsonInclude(NON_NULL)
    private record WithdrawnV1(UUID orderId, @Nullable UUID riderId, Instant at) {}

    static Optional<Message> of(UUID order, Delivery after, DeliveryEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case DeliveryEvent.Requested e ->
                        new Message("delivery.requested.v1", new RequestedV1(order, e.at()));
                    case DeliveryEvent.OfferAccepted e -> rider("dispatched", order, e.rider(), e.at());
                    case DeliveryEvent.RiderPickedUp e -> rider("picked-up", order, e.rider(), e.at());
                    case DeliveryEvent.RiderHandedOver e -> rider("delivered", order, e.rider(), e.at());
                    case DeliveryEvent.RiderDelayed e ->
                        new Message(
                                "delivery.delayed.v1",
                                new ReasonV1(order, e.rider().value(), e.reason(), e.at()));
                    case DeliveryEvent.Released e ->
                        new Message(
                                "delivery.released.v1",
                                new ReasonV1(order, e.rider().value(), e.reason(), e.at()));
                    case DeliveryEvent.Reassigned e ->
                        new Message(
                                "delivery.reassigned.v1",
                                new ReassignedV1(order, e.to().value(), e.from().value(), e.at()));
                    case DeliveryEvent.DeliveryConfirmed e -> rider("delivered", order, e.rider(), e.at());
                    case DeliveryEvent.GivenUp e -> rider("lost", order, e.rider(), e.at());
                    case DeliveryEvent.OrderWithdrawn e ->
                        new Message("delivery.withdrawn.v1", new WithdrawnV1(order, assigned(after), e.at()));
                    case DeliveryEvent.Internal _ -> null;
                });
    }

    private static Message rider(String what, UUID order, RiderId rider, Instant at) {
        return new Message("delivery.%s.v1".formatted(what), new RiderV1(order, rider.value(), at));
    }

    private static @Nullable UUID assigned(Delivery after) {
        return after instanceof Delivery.Withdrawn withdrawn
                ? withdrawn.assigned().map(RiderId::value).orElse(null)
                : null;
    }
}
