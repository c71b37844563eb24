package dev.dosirak.orderhistory.view;

import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The story of one order as its events tell it: Jiwoo orders from Sunja, Mina or Junho rides.
///
/// @param order whose story it is
public record OrderStories(UUID order, Parties parties) {

    public static final Instant NOON = Instant.parse("2026-05-04T03:00:00Z");
    public static final UUID MINA = UUID.fromString("00000000-0000-4000-8000-00000000000a");
    public static final UUID JUNHO = UUID.fromString("00000000-0000-4000-8000-00000000000b");
    public static final Receipt CHICKEN = new Receipt(
            "순자네 치킨",
            "02-332-0000",
            List.of(new Receipt.Line(
                    UUID.fromString("00000000-0000-4000-8000-00000000000d"),
                    "후라이드 치킨",
                    2,
                    Won.of(18_000),
                    List.of(new Receipt.Option("매운맛", Won.of(500))),
                    Won.of(37_000))),
            Won.of(37_000),
            Won.of(3_000),
            Won.of(40_000),
            new Receipt.Place("서울 마포구 와우산로 94", "101동 302호", "010-1234-5678", new Position(37.55, 126.92)),
            "무 많이",
            "");

    /// An order of people whom nobody else orders from.
    public static OrderStories fresh() {
        return new OrderStories(
                UUID.randomUUID(), new Parties(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()));
    }

    public Consumer<OrderViews> placed(Instant at) {
        var step = new Step(1, "payment-pending", at, Step.StepDetails.NONE);
        return views -> views.apply(OrderUpdate.placed(order, parties, step, CHICKEN));
    }

    public Consumer<OrderViews> step(long sequence, String state) {
        return step(sequence, state, Step.StepDetails.NONE);
    }

    public Consumer<OrderViews> step(long sequence, String state, Step.StepDetails stepDetails) {
        return views -> views.apply(
                OrderUpdate.of(order, parties, new Step(sequence, state, NOON.plusSeconds(sequence), stepDetails)));
    }

    /// @param rider who is to carry it from now on; null when the delivery is withdrawn
    public Consumer<OrderViews> rider(long sequence, @Nullable UUID rider) {
        var at = NOON.plusSeconds(100 + sequence);
        return views -> views.apply(
                rider == null
                        ? DeliveryUpdate.withdrawn(order, sequence, at)
                        : DeliveryUpdate.dispatched(order, sequence, rider, at));
    }

    public Consumer<OrderViews> broughtToTheDoor(long sequence) {
        return views -> views.apply(DeliveryUpdate.delivered(order, sequence));
    }

    /// From the order to the door: first given to Junho, carried by Mina.
    public List<Consumer<OrderViews>> delivered() {
        var story = new ArrayList<Consumer<OrderViews>>();
        story.add(placed(NOON));
        story.add(step(2, "payment-succeeded"));
        story.add(step(3, "pending"));
        story.add(step(4, "accepted", new Step.StepDetails(null, null, 25, null, null)));
        story.add(step(5, "delivery-pending"));
        story.add(rider(2, JUNHO));
        story.add(rider(3, null));
        story.add(rider(4, MINA));
        story.add(step(6, "picked-up", new Step.StepDetails(null, null, null, MINA, null)));
        story.add(step(7, "delayed", new Step.StepDetails(null, "길이 막혀요", null, null, null)));
        story.add(step(8, "delivered", new Step.StepDetails(null, null, null, MINA, null)));
        story.add(broughtToTheDoor(5));
        return story;
    }

    /// Cancelled by the shop after a rider was on the way to it, and refunded.
    public List<Consumer<OrderViews>> refunded() {
        var story = new ArrayList<Consumer<OrderViews>>();
        story.add(placed(NOON));
        story.add(step(2, "payment-succeeded"));
        story.add(step(3, "pending"));
        story.add(step(4, "accepted", new Step.StepDetails(null, null, 40, null, null)));
        story.add(rider(2, JUNHO));
        story.add(step(5, "cancelled", new Step.StepDetails("shop", "닭이 없어요", null, null, null)));
        story.add(rider(3, null));
        story.add(step(6, "refund-pending", new Step.StepDetails(null, "cancelled", null, null, 40_000L)));
        story.add(step(7, "refunded", new Step.StepDetails(null, null, null, null, 40_000L)));
        return story;
    }
}
