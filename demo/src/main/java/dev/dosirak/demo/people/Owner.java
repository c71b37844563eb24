package dev.dosirak.demo.people;

import dev.dosirak.demo.people.Api.ApiResponse;
import dev.dosirak.platform.kernel.Position;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A shop owner in front of the terminal.
public final class Owner {

    private final Session session;

    public Owner(Session session) {
        this.session = session;
    }

    public Session session() {
        return session;
    }

    /// Switches the terminal on: from now on `order-paid` rings, `order-withdrawn` and `order-settled` say it
    /// is over.
    public EventStream terminal(Consumer<EventStream.Event> listener) {
        return EventStream.open(session, "/api/v1/relay/stream?terminal=" + UUID.randomUUID(), listener);
    }

    /// Ends a temporary close.
    public ApiResponse openShop(UUID shop) {
        return session.post("/api/v1/shops/" + shop + "/open", null);
    }

    /// The campaigns this owner has bought, oldest first.
    public JsonNode ads() {
        return session.get("/api/v1/ads/mine?size=100").body().path("items");
    }

    /// Buys the first place in the lists of everybody around the shop.
    ///
    /// @param dailyBudget whole won
    public JsonNode advertise(UUID shop, Position center, int radiusMeters, Instant to, long dailyBudget) {
        var purchase = Map.of(
                "shopId", shop,
                "center", Map.of("lat", center.lat(), "lng", center.lng()),
                "radiusMeters", radiusMeters,
                "position", 1,
                "to", to,
                "dailyBudget", dailyBudget);
        return session.post("/api/v1/ads", purchase).body();
    }

    /// @param seen the review's version
    public ApiResponse answer(UUID review, long seen, String text) {
        return session.put("/api/v1/reviews/%s/answer".formatted(review), Map.of("text", text), seen);
    }

    /// The tickets that still wait for an answer.
    public JsonNode openTickets() {
        return session.get("/api/v1/relay/tickets?state=open").body().path("items");
    }

    /// Silences the ringing without deciding anything.
    public ApiResponse acknowledge(UUID order) {
        return decide(order, "acknowledge", null);
    }

    public ApiResponse accept(UUID order, int cookMinutes) {
        return decide(order, "accept", Map.of("cookMinutes", cookMinutes));
    }

    /// @param reason `sold-out`, `closed`, `too-busy`, `no-rider` or `other`
    public ApiResponse reject(UUID order, String reason) {
        return decide(order, "reject", Map.of("reason", reason));
    }

    /// After acceptance only the shop can still cancel, until the food is picked up.
    public ApiResponse cancel(UUID order, String reason) {
        return session.post("/api/v1/orders/" + order + "/cancel", Map.of("reason", reason));
    }

    private ApiResponse decide(UUID order, String what, @Nullable Object body) {
        return session.post("/api/v1/relay/orders/" + order + "/" + what, body);
    }
}
