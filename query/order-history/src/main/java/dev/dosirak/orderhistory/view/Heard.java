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
final class Heard {

    private Heard() {}

    /// Any fact about an order; each type fills the fields that it has.
    record OfOrder(
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

        OfOrder {
            Objects.requireNonNull(orderId, "orderId");
            Objects.requireNonNull(customerId, "customerId");
            Objects.requireNonNull(shopId, "shopId");
            Objects.requireNonNull(ownerId, "ownerId");
            Objects.requireNonNull(at, "at");
        }

        private People people() {
            return new People(customerId, shopId, ownerId);
        }

        Optional<OrderNews> news(long sequence) {
            return Optional.ofNullable(state).map(it -> OrderNews.of(orderId, people(), step(sequence, it)));
        }

        private Step step(long sequence, String state) {
            return new Step(sequence, state, at, new Step.Why(by, reason, cookMinutes, riderId, amount));
        }
    }

    record Placed(
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

        Placed {
            Objects.requireNonNull(orderId, "orderId");
            Objects.requireNonNull(customerId, "customerId");
            Objects.requireNonNull(shopId, "shopId");
            Objects.requireNonNull(ownerId, "ownerId");
            Objects.requireNonNull(at, "at");
        }

        private People people() {
            return new People(customerId, shopId, ownerId);
        }

        Optional<OrderNews> news(long sequence) {
            return Optional.ofNullable(state)
                    .map(it -> new Step(sequence, it, at, Step.Why.NOTHING_SAID))
                    .map(it -> OrderNews.placed(orderId, people(), it, receipt()));
        }

        private Receipt receipt() {
            return new Receipt(
                    shopName,
                    orEmpty(shopPhone),
                    lines.stream().map(Line::printed).toList(),
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
        Receipt.Line printed() {
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

    record OfDelivery(UUID orderId, @Nullable UUID riderId, Instant at) {
        OfDelivery {
            Objects.requireNonNull(orderId, "orderId");
            Objects.requireNonNull(at, "at");
        }

        DeliveryNews underWay(long sequence) {
            return DeliveryNews.underWay(orderId, sequence);
        }

        DeliveryNews dispatched(long sequence) {
            return DeliveryNews.dispatched(orderId, sequence, Objects.requireNonNull(riderId, "riderId"), at);
        }

        DeliveryNews delivered(long sequence) {
            return DeliveryNews.delivered(orderId, sequence);
        }

        DeliveryNews released(long sequence) {
            return DeliveryNews.released(orderId, sequence, at);
        }

        DeliveryNews withdrawn(long sequence) {
            return DeliveryNews.withdrawn(orderId, sequence, at);
        }
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
