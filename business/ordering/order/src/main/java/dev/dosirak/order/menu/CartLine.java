package dev.dosirak.order.menu;

import dev.dosirak.platform.kernel.Refused;
import java.util.List;
import java.util.UUID;

/// One line of what the customer wants.
///
/// @param quantity 1 to 99
/// @param options ids of the chosen options, in any order
public record CartLine(UUID product, int quantity, List<UUID> options) {

    private static final int MOST = 99;

    /// @throws Refused for none, or for more than any kitchen makes
    public CartLine {
        if (quantity < 1 || quantity > MOST) {
            throw new Refused(CartRefusal.QUANTITY_OUT_OF_RANGE, quantity, MOST);
        }
        options = List.copyOf(options);
    }
}
