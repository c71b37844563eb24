package dev.dosirak.demo.people;

import dev.dosirak.platform.kernel.Position;
import java.util.List;
import java.util.UUID;

/// What a customer sends when they click "order".
///
/// @param expectedTotal the total the customer was shown, whole won; anything else is refused
public record OrderRequest(
        UUID shopId,
        List<Line> lines,
        DeliverTo deliverTo,
        UUID paymentMethodId,
        long expectedTotal,
        String noteToShop,
        String noteToRider) {

    public record Line(UUID productId, int quantity, List<UUID> options) {}

    public record DeliverTo(String road, String detail, String phone, Position position) {}
}
