package dev.dosirak.demo.people;

import dev.dosirak.demo.people.Api.ApiResponse;
import dev.dosirak.platform.kernel.Position;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A rider with the app open. A delivery has the id of its order.
public final class Rider {

    private final Session session;

    public Rider(Session session) {
        this.session = session;
    }

    public Session session() {
        return session;
    }

    /// Says where the rider is and whether they want work.
    ///
    /// @return the rider's state: `off`, `free`, `offered` or `busy`
    public String report(boolean available, Position position) {
        return session.put("/api/v1/riders/me", Map.of("available", available, "position", position))
                .body()
                .path("state")
                .asString();
    }

    /// The rider's state and `job`, the current offer or delivery.
    public JsonNode me() {
        return session.get("/api/v1/riders/me").body();
    }

    /// From now on hears `offer`, `offer-gone` and `job`.
    public EventStream stream(Consumer<EventStream.Event> listener) {
        return EventStream.open(session, "/api/v1/riders/me/stream?phone=" + UUID.randomUUID(), listener);
    }

    public ApiResponse accept(UUID delivery) {
        return act(delivery, "accept", null);
    }

    public ApiResponse decline(UUID delivery) {
        return act(delivery, "decline", null);
    }

    public ApiResponse pickUp(UUID delivery) {
        return act(delivery, "pick-up", null);
    }

    public ApiResponse delay(UUID delivery, String reason) {
        return act(delivery, "delay", Map.of("reason", reason));
    }

    public ApiResponse handOver(UUID delivery) {
        return act(delivery, "hand-over", null);
    }

    private ApiResponse act(UUID delivery, String what, @Nullable Object body) {
        return session.post("/api/v1/deliveries/" + delivery + "/" + what, body);
    }
}
