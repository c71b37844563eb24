package dev.dosirak.orderhistory.view;

import dev.dosirak.platform.kernel.PageCursor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What people see of orders.
///
/// What is noted may come late, twice, and in any order: once everything about an order has been noted, its view
/// is the same.
public interface OrderViews {

    void apply(OrderUpdate update);

    void apply(DeliveryUpdate update);

    Optional<OrderView> find(UUID order);

    /// The person's orders, newest first, from below `below` on.
    ///
    /// @param openOnly only those that are not at the end of their way
    List<OrderView> of(Person person, boolean openOnly, PageCursor below, int size);

    /// Somebody with a part in orders.
    record Person(Part part, UUID id) {

        /// What their part is.
        public enum Part {
            CUSTOMER,
            OWNER,
            RIDER
        }
    }
}
