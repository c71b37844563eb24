package dev.dosirak.demo.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.demo.people.Api.ApiCall;
import dev.dosirak.demo.people.Api.ApiResponse;
import dev.dosirak.platform.kernel.Position;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A customer with the app open.
public final class Customer {

    private static final int MOST_PAGES = 20;

    private final Session session;

    public Customer(Session session) {
        this.session = session;
    }

    public Session session() {
        return session;
    }

    /// Enters the card where the payment companies want it, so that each of them can charge it.
    ///
    /// @return the id of the payment method
    public UUID registerCard(Card card) {
        var api = session.api();
        var authorizations = CardWindows.authorize(card, session.memberId(), (path, entered) -> {
            var apiCall = new ApiCall(session.who(), "POST", api.cardWindow(path), entered, Map.of());
            return api.send(apiCall, RetryPolicy.DEFAULT).body();
        });
        var method = session.post("/api/v1/payment-methods", Map.of("authorizations", authorizations));
        return UUID.fromString(method.body().path("paymentMethodId").asString());
    }

    /// The cards this customer has registered already.
    public JsonNode cards() {
        return session.get("/api/v1/payment-methods").body();
    }

    /// Shops that deliver to this place, open ones first, nearest first.
    ///
    /// @param category only of this category, or of all when null
    /// @param cursor   the `next` of the page before, or null for the first
    /// @return `{asOf, items, next}`
    public JsonNode shopsAround(Position place, @Nullable String category, @Nullable String cursor) {
        var query = "?lat=%s&lng=%s&size=50".formatted(place.lat(), place.lng())
                + (category == null ? "" : "&category=" + category)
                + (cursor == null ? "" : "&cursor=" + URLEncoder.encode(cursor, UTF_8));
        return session.get("/api/v1/storefront/shops" + query).body();
    }

    /// The shop among those that deliver to this place.
    ///
    /// @throws NoSuchElementException when it does not, or only after very many others
    public JsonNode findShop(UUID shop, Position place, String category) {
        String cursor = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            var found = shopsAround(place, category, cursor);
            for (var item : found.path("items")) {
                if (item.path("id").asString().equals(shop.toString())) {
                    return item;
                }
            }
            if (!found.path("next").isString()) {
                break;
            }
            cursor = found.path("next").asString();
        }
        throw new NoSuchElementException("No shop %s delivers to %s".formatted(shop, place));
    }

    /// Shops that deliver to this place and whose name or menu fits the words.
    public JsonNode search(String words, Position place) {
        var query = "?q=%s&lat=%s&lng=%s".formatted(URLEncoder.encode(words, UTF_8), place.lat(), place.lng());
        return session.get("/api/v1/search/shops" + query).body().path("items");
    }

    /// The shop's page with its menu.
    public JsonNode shopPage(UUID shop) {
        return session.get("/api/v1/storefront/shops/" + shop).body();
    }

    /// @param key the same for the same click, however often it is sent
    public PlacedOrder order(OrderRequest orderRequest, String key, RetryPolicy retryPolicy) {
        return PlacedOrder.of(session.post("/api/v1/orders", orderRequest, key, retryPolicy));
    }

    /// @throws Refusal when it is too late for that
    public ApiResponse cancel(UUID order, String reason) {
        return session.post("/api/v1/orders/" + order + "/cancel", Map.of("reason", reason));
    }

    /// The order as its own service knows it.
    public JsonNode look(UUID order) {
        return session.get("/api/v1/orders/" + order).body();
    }

    /// The order as the history shows it, a moment later.
    public JsonNode history(UUID order) {
        return session.get("/api/v1/order-history/orders/" + order).body();
    }

    /// What this customer may still review; an order is among it a moment after it was delivered.
    public JsonNode reviewRights() {
        return session.get("/api/v1/reviews/rights").body().path("items");
    }

    /// @param stars one to five
    /// @return the review's `id` and `version`
    /// @throws Refusal when the order was not delivered to this customer, or is reviewed already
    public JsonNode review(UUID order, int stars, String text) {
        var review = Map.of("orderId", order, "rating", stars, "text", text, "images", List.of());
        return session.post("/api/v1/reviews", review).body();
    }

    /// What was paid for the order.
    public JsonNode payment(UUID order) {
        return session.get("/api/v1/payments/" + order).body();
    }

    /// The platform's answer to an order: it exists now, whatever happens next.
    ///
    /// @param total    whole won
    /// @param attempts how often it had to be sent
    public record PlacedOrder(UUID orderId, String state, long total, int status, int attempts) {

        static PlacedOrder of(ApiResponse apiResponse) {
            var body = apiResponse.body();
            return new PlacedOrder(
                    UUID.fromString(body.path("orderId").asString()),
                    body.path("state").asString(),
                    body.path("total").asLong(),
                    apiResponse.status(),
                    apiResponse.attempts());
        }
    }
}
