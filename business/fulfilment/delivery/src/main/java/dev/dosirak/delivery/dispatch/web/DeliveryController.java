package dev.dosirak.delivery.dispatch.web;

import dev.dosirak.delivery.dispatch.Deliveries;
import dev.dosirak.delivery.dispatch.Delivery;
import dev.dosirak.delivery.dispatch.DeliveryId;
import dev.dosirak.delivery.dispatch.DeliveryNames;
import dev.dosirak.delivery.dispatch.DeliveryRefusal;
import dev.dosirak.delivery.dispatch.DeliveryVisibility;
import dev.dosirak.delivery.dispatch.Dispatcher;
import dev.dosirak.delivery.dispatch.ViewerRole;
import dev.dosirak.delivery.rider.Job;
import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.platform.kernel.OneOf;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.idempotency.Idempotent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// A delivery, for the four kinds of people it concerns; to everybody else it does not exist.
@RestController
@RequestMapping("/api/v1/deliveries/{id}")
class DeliveryController {

    private final Dispatcher dispatcher;
    private final Deliveries deliveries;

    DeliveryController(Dispatcher dispatcher, Deliveries deliveries) {
        this.dispatcher = dispatcher;
        this.deliveries = deliveries;
    }

    record Delay(@NotBlank @Size(max = 200) String reason) {}

    /// @param riderId who carries it
    /// @param delay why it is late
    record DeliveryView(
            UUID deliveryId,
            UUID orderId,

            @OneOf(namesIn = DeliveryNames.class, only = Delivery.Known.class, value = "offer-gone")
            String state,

            long version,
            @Nullable UUID riderId,
            @Nullable Instant answerBy,
            @Nullable String delay,
            Job.Pickup pickup,
            Job.Door deliverTo,
            String noteToRider,
            Won deliveryFee,
            Instant readyAt) {

        static DeliveryView of(long version, Delivery.Known delivery, Job shown) {
            return new DeliveryView(
                    shown.deliveryId(),
                    shown.orderId(),
                    shown.state(),
                    version,
                    "offer-gone".equals(shown.state())
                            ? null
                            : riderOf(delivery).map(RiderId::value).orElse(null),
                    shown.answerBy(),
                    delivery instanceof Delivery.Delayed delayed ? delayed.reason() : null,
                    shown.pickup(),
                    shown.deliverTo(),
                    shown.noteToRider(),
                    shown.deliveryFee(),
                    shown.readyAt());
        }
    }

    /// What a command came to. Answers to commands are kept for those who repeat them, so there is nothing in
    /// one that somebody may not see later: whoever wants the delivery looks at it.
    ///
    /// @param state `offer-gone` for a rider whom it no longer concerns
    record CommandResult(
            UUID deliveryId,

            @OneOf(namesIn = DeliveryNames.class, only = Delivery.Known.class, value = "offer-gone")
            String state,

            long version) {}

    @GetMapping
    DeliveryView show(@PathVariable UUID id, Caller caller) {
        var found = deliveries.find(new DeliveryId(id));
        if (found.state() instanceof Delivery.Known delivery && concerns(delivery, caller)) {
            return view(id, found, caller);
        }
        throw new Refused(DeliveryRefusal.UNKNOWN_DELIVERY);
    }

    @Idempotent
    @PostMapping("/accept")
    CommandResult accept(@PathVariable UUID id, Caller.Rider caller) {
        return result(id, dispatcher.accept(new DeliveryId(id), new RiderId(caller.id())), caller);
    }

    @Idempotent
    @PostMapping("/decline")
    CommandResult decline(@PathVariable UUID id, Caller.Rider caller) {
        return result(id, dispatcher.decline(new DeliveryId(id), new RiderId(caller.id())), caller);
    }

    @Idempotent
    @PostMapping("/pick-up")
    CommandResult pickUp(@PathVariable UUID id, Caller.Rider caller) {
        return result(id, dispatcher.pickUp(new DeliveryId(id), new RiderId(caller.id())), caller);
    }

    @Idempotent
    @PostMapping("/delay")
    CommandResult delay(@PathVariable UUID id, Caller.Rider caller, @RequestBody @Valid Delay delay) {
        return result(id, dispatcher.delay(new DeliveryId(id), new RiderId(caller.id()), delay.reason()), caller);
    }

    @Idempotent
    @PostMapping("/hand-over")
    CommandResult handOver(@PathVariable UUID id, Caller.Rider caller) {
        return result(id, dispatcher.handOver(new DeliveryId(id), new RiderId(caller.id())), caller);
    }

    private static boolean concerns(Delivery.Known delivery, Caller caller) {
        return switch (caller) {
            case Caller.Customer customer -> delivery.errand().customer().equals(customer.id());
            case Caller.Owner owner -> delivery.errand().owner().equals(owner.id());
            case Caller.Rider rider -> isWith(delivery, rider);
            case Caller.Operator _ -> true;
        };
    }

    static CommandResult result(UUID id, Versioned<Delivery> after, Caller caller) {
        var shown = view(id, after, caller);
        return new CommandResult(shown.deliveryId(), shown.state(), shown.version());
    }

    private static DeliveryView view(UUID id, Versioned<Delivery> found, Caller caller) {
        if (!(found.state() instanceof Delivery.Known delivery)) {
            throw new Refused(DeliveryRefusal.UNKNOWN_DELIVERY);
        }
        var shown = DeliveryVisibility.jobFor(reader(delivery, caller), new DeliveryId(id), delivery);
        return DeliveryView.of(found.version(), delivery, shown);
    }

    private static ViewerRole reader(Delivery.Known delivery, Caller caller) {
        return switch (caller) {
            case Caller.Customer _ -> ViewerRole.CUSTOMER;
            case Caller.Owner _ -> ViewerRole.OWNER;
            case Caller.Rider rider -> isWith(delivery, rider) ? ViewerRole.RIDER : ViewerRole.FORMER_RIDER;
            case Caller.Operator _ -> ViewerRole.OPERATOR;
        };
    }

    private static boolean isWith(Delivery.Known delivery, Caller.Rider rider) {
        return riderOf(delivery).equals(Optional.of(new RiderId(rider.id())));
    }

    private static Optional<RiderId> riderOf(Delivery.Known delivery) {
        return switch (delivery) {
            case Delivery.Carried carried -> Optional.of(carried.rider());
            case Delivery.Withdrawn withdrawn -> withdrawn.assigned();
            case Delivery.Waiting _ -> Optional.empty();
        };
    }
}
