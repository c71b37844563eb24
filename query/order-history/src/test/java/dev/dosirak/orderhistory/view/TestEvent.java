package dev.dosirak.orderhistory.view;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.testing.EventContracts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A fact in the words in which its owner tells it.
///
/// @param sequence the version of what it happened to, after it
public record TestEvent(String type, UUID order, long sequence, String body) {

    /// Every fact of an order, in the order of a life that no order has.
    public static final List<String> OF_ORDERS = List.of(
            "placed",
            "paid",
            "payment-failed",
            "payment-cancelled",
            "pending",
            "accepted",
            "rejected",
            "delivery-pending",
            "picked-up",
            "delayed",
            "delivered",
            "cancelled",
            "refund-requested",
            "refunded");

    private static final Instant NOON = OrderStories.NOON;
    private static final EventJson JSON = new EventJson();
    private static final EventContracts CONTRACTS = EventContracts.ours();
    private static final UUID CHICKEN = UUID.fromString("00000000-0000-4000-8000-00000000000d");

    /// @param fact as `placed`
    public static TestEvent ofOrder(OrderStories story, String fact, long sequence, UUID rider) {
        var people = """
                "orderId": "%s", "customerId": "%s", "shopId": "%s", "ownerId": "%s", "at": "%s"
                """.formatted(
                        story.order(),
                        story.parties().customer(),
                        story.parties().shop(),
                        story.parties().owner(),
                        NOON.plusSeconds(sequence));
        var more = switch (fact) {
            case "placed" -> """
                            , "shopName": "순자네 치킨", "shopPhone": "02-332-0000",
                            "lines": [{"productId": "%s", "name": "후라이드 치킨", "quantity": 2, "unitPrice": 18000,
                                       "options": [], "amount": 36000}],
                            "itemsAmount": 36000, "deliveryFee": 3000, "total": 39000,
                            "deliverTo": {"road": "서울 마포구 와우산로 94", "detail": "302호", "phone": "010-1234-5678",
                                          "position": {"lat": 37.55, "lng": 126.92}},
                            "noteToShop": null, "noteToRider": "문 앞에", "paymentMethodId": "%s"
                            """.formatted(CHICKEN, CHICKEN);
            case "accepted" -> ", \"cookMinutes\": 20, \"pickup\": {\"road\": \"와우산로 1\"}";
            case "picked-up", "delivered" -> ", \"riderId\": \"%s\"".formatted(rider);
            case "refund-requested" -> ", \"amount\": 39000, \"reason\": \"cancelled\"";
            case "refunded" -> ", \"amount\": 39000";
            default -> ", \"by\": \"customer\", \"reason\": \"changed my mind\"";
        };
        var type = "order.%s.v1".formatted(fact);
        var state = ", \"state\": \"%s\"".formatted(OF_ORDERS.contains(fact) ? CONTRACTS.stateAfter(type) : fact);
        return new TestEvent(type, story.order(), sequence, "{" + people + state + more + "}");
    }

    /// As facts were told before they said to which state they lead.
    public TestEvent withoutState() {
        return new TestEvent(type, order, sequence, body.replaceFirst(", \"state\": \"[a-z-]+\"", ""));
    }

    /// @param fact as `dispatched`
    public static TestEvent ofDelivery(OrderStories story, String fact, long sequence, UUID rider) {
        var body = """
                {"orderId": "%s", "riderId": "%s", "at": "%s"}
                """.formatted(story.order(), rider, NOON.plusSeconds(100 + sequence));
        return new TestEvent("delivery.%s.v1".formatted(fact), story.order(), sequence, body);
    }

    /// As when it is heard.
    public void noteIn(OrderViews views) {
        EventMappings.ORDER_EVENTS.stream().filter(it -> it.type().equals(type)).forEach(it -> views.apply(read(it)));
        EventMappings.DELIVERY_EVENTS.stream()
                .filter(it -> it.type().equals(type))
                .forEach(it -> views.apply(read(it)));
    }

    private <T, N extends ViewUpdate<N>> N read(EventMappings.EventMapping<T, N> eventMapping) {
        return eventMapping
                .translation()
                .toUpdate(JSON.read(body, eventMapping.body()), sequence)
                .orElseThrow();
    }

    /// In the owner's document, which is a line.
    public String fact() {
        return "{\"type\": \"%s\", \"sequence\": %d, \"body\": %s}".formatted(type, sequence, body.replace('\n', ' '));
    }
}
