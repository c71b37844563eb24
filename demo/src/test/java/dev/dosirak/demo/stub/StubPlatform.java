package dev.dosirak.demo.stub;

import dev.dosirak.demo.city.City;
import dev.dosirak.demo.people.Endpoints;
import dev.dosirak.demo.stub.StubServer.ReceivedRequest;
import dev.dosirak.demo.stub.StubServer.Reply;
import dev.dosirak.platform.kernel.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One shop, one owner's terminal and one rider: just enough for an order to go from the click to the door.
public final class StubPlatform implements AutoCloseable {

    private static final UUID MEMBER = UUID.fromString("00000000-0000-0000-0000-00000000cafe");

    private final City city;
    private final Function<ReceivedRequest, @Nullable Reply> mishaps;
    private final StubServer server = new StubServer(this::answer);
    private final Map<UUID, List<String>> orders = new ConcurrentHashMap<>();
    private final BlockingQueue<String> rings = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> offers = new LinkedBlockingQueue<>();
    private final Map<UUID, Map<String, Object>> reviews = new ConcurrentHashMap<>();
    private final Queue<UUID> waiting = new ConcurrentLinkedQueue<>();
    private volatile @Nullable UUID job;

    /// @param mishaps what goes wrong instead of the proper answer; null where all goes well
    public StubPlatform(City city, Function<ReceivedRequest, @Nullable Reply> mishaps) {
        this.city = city;
        this.mishaps = mishaps;
    }

    public Endpoints endpoints() {
        return new Endpoints(server.uri(), server.uri());
    }

    public List<ReceivedRequest> asked(String path) {
        return server.asked(path);
    }

    public Map<UUID, List<String>> orders() {
        return orders;
    }

    public Map<UUID, Map<String, Object>> reviews() {
        return reviews;
    }

    private Reply answer(ReceivedRequest receivedRequest) {
        var mishap = mishaps.apply(receivedRequest);
        return mishap == null ? properly(receivedRequest) : mishap;
    }

    private Reply properly(ReceivedRequest receivedRequest) {
        var parts = receivedRequest.path().split("/");
        var last = parts[parts.length - 1];
        return switch (receivedRequest.path()) {
            case "/api/v1/tokens" ->
                Reply.of(
                        200,
                        Map.of(
                                "accessToken",
                                "a",
                                "refreshToken",
                                "r",
                                "expiresIn",
                                900,
                                "memberId",
                                MEMBER,
                                "role",
                                "any"));
            case "/toss/window/cards" -> Reply.of(200, Map.of("authKey", "window-1"));
            case "/portone/window/billing-keys" -> Reply.of(200, Map.of("billingKey", "window-2"));
            case "/api/v1/payment-methods" ->
                receivedRequest.method().equals("GET")
                        ? Reply.of(200, Map.of("items", List.of()))
                        : Reply.of(201, Map.of("paymentMethodId", MEMBER));
            case "/api/v1/ads/mine" -> Reply.of(200, Map.of("items", List.of()));
            case "/api/v1/ads" -> Reply.of(201, Map.of("id", MEMBER, "state", "running"));
            case "/api/v1/search/shops" -> Reply.of(200, Map.of("items", shops()));
            case "/api/v1/reviews/rights" -> Reply.of(200, Map.of("items", delivered()));
            case "/api/v1/reviews" -> review(receivedRequest);
            case "/api/v1/storefront/shops" -> Reply.of(200, Map.of("items", shops()));
            case "/api/v1/relay/stream" -> stream("order-paid", rings);
            case "/api/v1/riders/me/stream" -> stream("offer", offers);
            case "/api/v1/relay/tickets" -> Reply.of(200, Map.of("items", List.of()));
            case "/api/v1/riders/me" -> me();
            case "/api/v1/orders" -> place(receivedRequest);
            default ->
                switch (parts[3]) {
                    case "storefront" -> Reply.of(200, page(UUID.fromString(last)));
                    case "orders", "order-history" -> history(parts);
                    case "relay" -> relay(UUID.fromString(parts[5]), last);
                    case "reviews" -> answered(UUID.fromString(parts[4]), receivedRequest.body());
                    case "deliveries" -> deliver(UUID.fromString(parts[4]), last);
                    default -> Reply.of(404, Map.of("reason", "no-such-resource"));
                };
        };
    }

    private List<Object> shops() {
        var shops = new ArrayList<Object>();
        for (int i = 0; i < city.shops(); i++) {
            shops.add(Map.of(
                    "id",
                    city.shop(i).id(),
                    "open",
                    true,
                    "minimumOrder",
                    15_000,
                    "deliveryFee",
                    2_000,
                    "ad",
                    Map.of("id", MEMBER)));
        }
        return shops;
    }

    private Object page(UUID shop) {
        var option = Map.of("id", Ids.imported("option", "mild"), "name", "순한맛", "price", 0);
        var group = Map.of("min", 1, "max", 1, "options", List.of(option));
        var product = Map.of(
                "id",
                Ids.imported("product", "p01"),
                "name",
                "후라이드 치킨",
                "price",
                18_000,
                "soldOut",
                false,
                "optionGroups",
                List.of(group));
        var category = Map.of("name", "치킨", "products", List.of(product));
        return Map.of(
                "id",
                shop,
                "name",
                "황금 치킨",
                "menu",
                Map.of("categories", List.of(category)),
                "reviews",
                Map.of("newest", List.copyOf(reviews.values())));
    }

    private List<Object> delivered() {
        return orders.entrySet().stream()
                .filter(it -> it.getValue().contains("delivered"))
                .<Object>map(it -> Map.of("orderId", it.getKey()))
                .toList();
    }

    private Reply review(ReceivedRequest receivedRequest) {
        var id = Ids.imported("review", receivedRequest.key());
        reviews.put(
                id, Map.of("id", id, "text", receivedRequest.body().path("text").asString()));
        return Reply.of(201, Map.of("id", id, "state", "shown", "version", 1));
    }

    private Reply answered(UUID review, JsonNode body) {
        reviews.computeIfPresent(
                review,
                (id, it) -> Map.of(
                        "id",
                        id,
                        "text",
                        it.get("text"),
                        "answer",
                        Map.of("text", body.path("text").asString())));
        return Reply.of(200, Map.of("id", review));
    }

    private Reply place(ReceivedRequest receivedRequest) {
        var order = Ids.imported("order", receivedRequest.key());
        if (orders.putIfAbsent(order, new ArrayList<>(List.of("payment-pending", "pending"))) == null) {
            rings.add(order.toString());
        }
        long total = receivedRequest.body().path("expectedTotal").asLong();
        return Reply.of(201, Map.of("orderId", order, "state", "payment-pending", "total", total));
    }

    private Reply history(String[] parts) {
        var states = orders.get(UUID.fromString(parts[parts[3].equals("orders") ? 4 : 5]));
        if (states == null) {
            return Reply.of(404, Map.of("reason", "unknown-order"));
        }
        synchronized (states) {
            var timeline = states.stream().map(it -> Map.of("state", it)).toList();
            return Reply.of(200, Map.of("state", states.getLast(), "timeline", timeline));
        }
    }

    private Reply relay(UUID order, String what) {
        if (what.equals("accept")) {
            become(order, "accepted");
            waiting.add(order);
            offerNext();
        } else if (what.equals("reject")) {
            become(order, "refunded");
        }
        return Reply.of(200, Map.of("orderId", order));
    }

    /// An order that nobody has carried yet; it is offered before all that come later.
    public void leaveWaiting(UUID order) {
        waiting.add(order);
    }

    private void offerNext() {
        var next = waiting.poll();
        if (next != null) {
            job = next;
            offers.add(next.toString());
        }
    }

    private Reply deliver(UUID order, String what) {
        switch (what) {
            case "decline" -> offerNext();
            case "pick-up" -> become(order, "picked-up");
            case "hand-over" -> {
                become(order, "delivered");
                job = null;
            }
            default -> {}
        }
        return Reply.of(200, Map.of("deliveryId", order));
    }

    private void become(UUID order, String state) {
        var states = orders.get(order);
        if (states != null) {
            synchronized (states) {
                states.add(state);
            }
        }
    }

    private Reply me() {
        var current = job;
        return current == null
                ? Reply.of(200, Map.of("state", "free"))
                : Reply.of(200, Map.of("state", "offered", "job", Map.of("deliveryId", current, "state", "offered")));
    }

    private static Reply stream(String name, BlockingQueue<String> orders) {
        return new Reply(200, "", to -> {
            for (int id = 1; ; id++) {
                to.event("id: %d\nevent: %s\ndata: {\"orderId\": \"%3$s\", \"deliveryId\": \"%3$s\"}\n\n"
                        .formatted(id, name, orders.take()));
            }
        });
    }

    @Override
    public void close() {
        server.close();
    }
}
