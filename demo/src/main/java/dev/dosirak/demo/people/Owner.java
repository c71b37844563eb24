package dev.dosirak.demo.people;

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

    /// Switches the terminal on: from now on `order-paid` rings, `order-withdrawn` and `order-settled` say it is over.
    public EventStream terminal(Consumer<EventStream.Event> listener) {
        return EventStream.open(session, "/api/v1/relay/stream", listener);
    }

    public JsonNode shops() {
        return session.get("/api/v1/shops/mine").body().path("items");
    }

    /// Ends a temporary close.
    public Answer openShop(UUID shop) {
        return session.post("/api/v1/shops/" + shop + "/open", null);
    }

    /// The tickets that still wait for an answer.
    public JsonNode openTickets() {
        return session.get("/api/v1/relay/tickets?state=open").body().path("items");
    }

    /// Silences the ringing without deciding anything.
    public Answer acknowledge(UUID order) {
        return decide(order, "acknowledge", null);
    }

    public Answer accept(UUID order, int cookMinutes) {
        return decide(order, "accept", Map.of("cookMinutes", cookMinutes));
    }

    /// @param reason `sold-out`, `closed`, `too-busy`, `no-rider` or `other`
    public Answer reject(UUID order, String reason) {
        return decide(order, "reject", Map.of("reason", reason));
    }

    /// After acceptance only the shop can still cancel, until the food is picked up.
    public Answer cancel(UUID order, String reason) {
        return session.post("/api/v1/orders/" + order + "/cancel", Map.of("reason", reason));
    }

    private Answer decide(UUID order, String what, @Nullable Object body) {
        return session.post("/api/v1/relay/orders/" + order + "/" + what, body);
    }
}
