package dev.dosirak.delivery.dispatch;

import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.UUID;

/// What has to be carried, from where to where, and for whom. Never changes once the order is accepted.
///
/// @param noteToRider empty when there is none
/// @param acceptedAt when the shop accepted the order; who was accepted first gets a rider first
/// @param readyAt when the shop expects to have cooked
public record DeliveryRequest(
        UUID customer,
        UUID owner,
        Pickup pickup,
        Dropoff door,
        String noteToRider,
        Won fee,
        Instant acceptedAt,
        Instant readyAt) {

    /// The shop.
    public record Pickup(UUID shop, String name, String phone, String road, Position position) {}

    /// Where the customer lives.
    public record Dropoff(String road, String detail, String phone, Position position) {}
}
