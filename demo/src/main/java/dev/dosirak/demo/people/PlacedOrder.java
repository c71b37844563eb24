package dev.dosirak.demo.people;

import java.util.UUID;

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
