package dev.dosirak.delivery.dispatch.web;

import dev.dosirak.delivery.dispatch.Delivery;
import dev.dosirak.delivery.dispatch.DeliveryId;
import dev.dosirak.delivery.dispatch.DeliveryNames;
import dev.dosirak.delivery.dispatch.DeliverySupervision;
import dev.dosirak.delivery.dispatch.OverdueDeliveries;
import dev.dosirak.delivery.dispatch.web.DeliveryController.CommandResult;
import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.platform.kernel.OneOf;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.idempotency.Idempotent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// For operators: what waits too long, and the ways out of it. Who decided what and why is in the delivery's history.
@RestController
@RequestMapping("/api/v1/deliveries")
class SupervisionController {

    private static final Logger log = LoggerFactory.getLogger(SupervisionController.class);
    private static final int MOST = 200;

    private final DeliverySupervision deliverySupervision;
    private final OverdueDeliveries overdueDeliveries;
    private final OverdueDeliveries.Limits limits;

    SupervisionController(
            DeliverySupervision deliverySupervision,
            OverdueDeliveries overdueDeliveries,
            OverdueDeliveries.Limits limits) {
        this.deliverySupervision = deliverySupervision;
        this.overdueDeliveries = overdueDeliveries;
        this.limits = limits;
    }

    record Reason(@NotBlank @Size(max = 200) String reason) {}

    record Handover(
            @NotNull UUID riderId,
            @NotBlank @Size(max = 200) String reason) {}

    /// @param since when it came into its state
    /// @param riderSeen when its rider gave the last sign of life
    record LateView(
            UUID deliveryId,

            @OneOf(namesIn = DeliveryNames.class, only = Delivery.Known.class)
            String state,

            Instant since,
            @Nullable UUID riderId,
            @Nullable Instant riderSeen,
            boolean riderLeft) {

        static LateView of(OverdueDeliveries.OverdueDelivery overdueDelivery) {
            return new LateView(
                    overdueDelivery.delivery().value(),
                    overdueDelivery.state(),
                    overdueDelivery.since(),
                    overdueDelivery.rider().map(RiderId::value).orElse(null),
                    overdueDelivery.seen().orElse(null),
                    overdueDelivery.riderLeft());
        }
    }

    record Page(List<LateView> items) {}

    /// The longest waiting first, at most 200: whoever has more than that has another problem.
    @GetMapping("/overdue")
    Page overdue(Caller.Operator caller) {
        return new Page(
                overdueDeliveries.list(limits, MOST).stream().map(LateView::of).toList());
    }

    @Idempotent
    @PostMapping("/{id}/take-back")
    CommandResult takeBack(Caller.Operator caller, @PathVariable UUID id, @RequestBody @Valid Reason why) {
        return decided(
                "take-back", id, caller, deliverySupervision.takeBack(new DeliveryId(id), caller.id(), why.reason()));
    }

    @Idempotent
    @PostMapping("/{id}/reassign")
    CommandResult reassign(Caller.Operator caller, @PathVariable UUID id, @RequestBody @Valid Handover to) {
        return decided(
                "reassign",
                id,
                caller,
                deliverySupervision.reassign(new DeliveryId(id), new RiderId(to.riderId()), caller.id(), to.reason()));
    }

    @Idempotent
    @PostMapping("/{id}/confirm-delivered")
    CommandResult confirmDelivered(Caller.Operator caller, @PathVariable UUID id, @RequestBody @Valid Reason why) {
        return decided(
                "confirm-delivered",
                id,
                caller,
                deliverySupervision.confirmDelivered(new DeliveryId(id), caller.id(), why.reason()));
    }

    @Idempotent
    @PostMapping("/{id}/give-up")
    CommandResult giveUp(Caller.Operator caller, @PathVariable UUID id, @RequestBody @Valid Reason why) {
        return decided(
                "give-up", id, caller, deliverySupervision.giveUp(new DeliveryId(id), caller.id(), why.reason()));
    }

    private static CommandResult decided(String what, UUID id, Caller caller, Versioned<Delivery> after) {
        log.info("Operator {} decided {} on delivery {}", caller.id(), what, id);
        return DeliveryController.result(id, after, caller);
    }
}
