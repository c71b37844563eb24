package dev.dosirak.orderhistory.view;

import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Won;
import java.util.List;
import java.util.UUID;

/// What was ordered, for how much, and where it is to go. Never changes.
///
/// @param noteToShop empty when there is none
/// @param noteToRider empty when there is none
public record Receipt(
        String shopName,
        String shopPhone,
        List<Line> lines,
        Won itemsAmount,
        Won deliveryFee,
        Won total,
        Place deliverTo,
        String noteToShop,
        String noteToRider) {

    public Receipt {
        lines = List.copyOf(lines);
    }

    /// The same with nothing of it that leads to the customer's address or phone; the street remains.
    Receipt withoutContactDetails() {
        return with(new Place(deliverTo.road(), "", "", deliverTo.position()), noteToShop, noteToRider);
    }

    Receipt withNotes(String toShop, String toRider) {
        return with(deliverTo, toShop, toRider);
    }

    private Receipt with(Place place, String toShop, String toRider) {
        return new Receipt(shopName, shopPhone, lines, itemsAmount, deliveryFee, total, place, toShop, toRider);
    }

    /// @param amount of all pieces, options included
    public record Line(UUID productId, String name, int quantity, Won unitPrice, List<Option> options, Won amount) {

        public Line {
            options = List.copyOf(options);
        }
    }

    /// @param price of one piece on top of the product's
    public record Option(String name, Won price) {}

    /// @param detail empty, as is the phone, for whom it does not concern any more
    public record Place(String road, String detail, String phone, Position position) {}
}
