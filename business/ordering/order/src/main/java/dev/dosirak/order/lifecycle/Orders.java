package dev.dosirak.order.lifecycle;

import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.util.List;

/// Every order ever placed.
public interface Orders {

    /// [Order.Unknown] at version 0 when nothing is known.
    Versioned<Order> find(OrderId id);

    /// Records and publishes an order that is new. Those of one customer take turns.
    ///
    /// @param mostUnpaid how many orders a customer may have at a time that are not paid yet
    /// @throws Refused when this customer has that many
    Versioned<Order> place(Bill bill, List<OrderEvent> events, int mostUnpaid);

    /// Records and publishes `events` after `before`, all of it or nothing.
    ///
    /// @throws Stale when somebody else has appended since `before` was found
    Versioned<Order> append(OrderId id, Versioned<Order> before, List<OrderEvent> events);
}
