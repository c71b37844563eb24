package dev.dosirak.orderhistory.view;

import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The parts of others' facts that we read.
final class EventBodies {

    private EventBodies() {}

    /// Any fact about an order; each type fills the fields that it has.
    record OrderEvent(
            UUID orderId,
            UUID customerId,
            UUID shopId,
            UUID ownerId,
            Instant at,
            @Nullable String state,
            @Nullable String by,
            @Nullable String reason,
            @Nullable Integer cookMinutes,
            @Nullable UUID riderId,
            @Nullable Long amount) {

        OrderEvent {
            Objects.requireNonNull(orderId, "orderId");
            Objects.requireNonNull(customerId, "customerId");
            Objects.requireNonNull(shopId, "shopId");
            Objects.requireNonNull(ownerId, "ownerId");
            Objects.requireNonNull(at, "at");
        }

        private Parties parties() {
            return new Parties(customerId, shopId, ownerId);
        }

        Optional<OrderUpdate> toUpdate(long sequence) {
            return Optional.ofNullable(state).map(it -> OrderUpdate.of(orderId, parties(), step(sequence, it)));
        }

        private Step step(long sequence, String state) {
            return new Step(sequence, state, at, new Step.StepDetails(by, reason, cookMinutes, riderId, amount));
        }
    }

    record OrderPlaced(
            UUID orderId,
            UUID customerId,
            UUID shopId,
            UUID ownerId,
            Instant at,
            @Nullable String state,
            String shopName,
            @Nullable String shopPhone,
            List<Line> lines,
            Won itemsAmount,
            Won deliveryFee,
            Won total,
            DeliverTo deliverTo,
            @Nullable String noteToShop,
            @Nullable String noteToRider) {

        OrderPlaced {
            Objects.requireNonNull(orderId, "orderId");
            Objects.requireNonNull(customerId, "customerId");
            Objects.requireNonNull(shopId, "shopId");
            Objects.requireNonNull(ownerId, "ownerId");
            Objects.requireNonNull(at, "at");
        }

        private Parties parties() {
            return new Parties(customerId, shopId, ownerId);
        }

        Optional<OrderUpdate> toUpdate(long sequence) {
            return Optional.ofNullable(state)
                    .map(it -> new Step(sequence, it, at, Step.StepDetails.NONE))
                    .map(it -> OrderUpdate.placed(orderId, parties(), it, receipt()));
        }

        private Receipt receipt() {
            return new Receipt(
                    shopName,
                    orEmpty(shopPhone),
                    lines.stream().map(Line::toReceiptLine).toList(),
                    itemsAmount,
                    deliveryFee,
                    total,
                    new Receipt.Place(
                            deliverTo.road(),
                            orEmpty(deliverTo.detail()),
                            orEmpty(deliverTo.phone()),
                            deliverTo.position()),
                    orEmpty(noteToShop),
                    orEmpty(noteToRider));
        }
    }

    record Line(
            UUID productId,
            String name,
            int quantity,
            Won unitPrice,
            @Nullable List<Option> options,
            Won amount) {
        Receipt.Line toReceiptLine() {
            var chosen = Objects.requireNonNullElse(options, List.<Option>of());
            return new Receipt.Line(
                    productId,
                    name,
                    quantity,
                    unitPrice,
                    chosen.stream()
                            .map(it -> new Receipt.Option(it.name(), it.price()))
                            .toList(),
                    amount);
        }
    }

    record Option(String name, Won price) {}

    record DeliverTo(
            String road, @Nullable String detail, @Nullable String phone, Position position) {}

    record DeliveryEvent(UUID orderId, @Nullable UUID riderId, Instant at) {
        DeliveryEvent {
            Objects.requireNonNull(orderId, "orderId");
            Objects.requireNonNull(at, "at");
        }

        DeliveryUpdate underWay(long sequence) {
            return DeliveryUpdate.underWay(orderId, sequence);
        }

        DeliveryUpdate dispatched(long sequence) {
            return DeliveryUpdate.dispatched(orderId, sequence, Objects.requireNonNull(riderId, "riderId"), at);
        }

        DeliveryUpdate delivered(long sequence) {
            return DeliveryUpdate.delivered(orderId, sequence);
        }

        DeliveryUpdate released(long sequence) {
            return DeliveryUpdate.released(orderId, sequence, at);
        }

        DeliveryUpdate withdrawn(long sequence) {
            return DeliveryUpdate.withdrawn(orderId, sequence, at);
        }
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
