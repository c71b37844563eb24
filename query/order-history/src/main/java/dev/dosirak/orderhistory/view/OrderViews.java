package dev.dosirak.orderhistory.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What people see of orders.
///
/// What is noted may come late, twice, and in any order: once everything about an order has been noted, its view
/// is the same.
public interface OrderViews {

    void note(OrderNews news);

    void note(DeliveryNews news);

    Optional<OrderView> find(UUID order);

    /// The person's orders, newest first, from below `below` on.
    ///
    /// @param openOnly only those that are not at the end of their way
    List<OrderView> of(Person person, boolean openOnly, Mark below, int size);

    /// Somebody with a part in orders.
    record Person(Part part, UUID id) {

        /// What their part is.
        public enum Part {
            CUSTOMER,
            OWNER,
            RIDER
        }
    }

    /// A place in a list.
    record Mark(Instant placedAt, UUID order) {

        /// Above every order.
        public static final Mark TOP = new Mark(Instant.parse("9999-12-31T00:00:00Z"), new UUID(0, 0));

        public static Mark of(OrderView view) {
            return new Mark(view.placedAt(), view.order());
        }
    }
}
