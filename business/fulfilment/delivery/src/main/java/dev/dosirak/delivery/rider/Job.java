package dev.dosirak.delivery.rider;

import dev.dosirak.platform.kernel.OneOf;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a rider is shown of a delivery; also what rings, in these very fields.
///
/// @param state `offered`, `assigned`, `picked-up`, `delayed`, `delivered`, `lost`, `withdrawn`, or `offer-gone`
/// @param answerBy until when an offer stands
/// @param readyAt when the shop expects to have cooked
/// @param deliverTo without address details and phone while it is only an offer or no longer this rider's
public record Job(
        UUID deliveryId,
        UUID orderId,

        @OneOf({"offered", "assigned", "picked-up", "delayed", "delivered", "lost", "withdrawn", "offer-gone"})
        String state,

        @Nullable Instant answerBy,
        Pickup pickup,
        Door deliverTo,
        String noteToRider,
        Won deliveryFee,
        Instant readyAt) {

    /// Where to fetch it.
    public record Pickup(UUID shopId, String shopName, String shopPhone, String road, Position position) {}

    /// Where to bring it.
    public record Door(
            String road, @Nullable String detail, @Nullable String phone, Position position) {}
}
