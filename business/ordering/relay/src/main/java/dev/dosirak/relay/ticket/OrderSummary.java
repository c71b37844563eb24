package dev.dosirak.relay.ticket;

import dev.dosirak.platform.kernel.Won;
import java.util.List;
import java.util.UUID;

/// What is printed on a ticket: all that the kitchen needs, and no more of the customer than that.
///
/// @param order also the ticket's id
/// @param owner the member whose terminals ring
/// @param note the customer's words to the shop, empty when there are none
public record OrderSummary(
        UUID order, UUID shop, UUID owner, String shopName, List<Line> lines, Won total, Place deliverTo, String note) {

    public OrderSummary {
        lines = List.copyOf(lines);
    }

    /// Without what says who eats it: the address, and a note that may say it too.
    OrderSummary withoutCustomer() {
        return new OrderSummary(order, shop, owner, shopName, lines, total, new Place("", ""), "");
    }

    /// @param amount of all pieces, options included
    public record Line(UUID product, String name, int quantity, Won unitPrice, List<Option> options, Won amount) {

        public Line {
            options = List.copyOf(options);
        }
    }

    /// @param price of one piece on top of the product's
    public record Option(String name, Won price) {}

    /// @param detail floor, door, …; may be empty
    public record Place(String road, String detail) {}
}
