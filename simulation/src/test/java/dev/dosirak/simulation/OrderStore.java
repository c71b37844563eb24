package dev.dosirak.simulation;

import dev.dosirak.order.lifecycle.Bill;
import dev.dosirak.order.lifecycle.InMemoryOrders;
import dev.dosirak.order.lifecycle.Order;
import dev.dosirak.order.lifecycle.OrderEvent;
import dev.dosirak.order.lifecycle.OrderId;
import dev.dosirak.order.lifecycle.Orders;
import dev.dosirak.order.lifecycle.postgres.PublishedOrderEvents;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.simulation.data.Database;
import dev.dosirak.simulation.data.Outbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The orders' database: what is appended is published with the same commit.
final class OrderStore implements Orders {

    private final Database database;
    private final Outbox outbox;
    private final InMemoryOrders kept = new InMemoryOrders();
    private final Map<OrderId, List<OrderEvent>> histories = new HashMap<>();

    OrderStore(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    @Override
    public Versioned<Order> find(OrderId id) {
        return database.read(id, () -> kept.find(id));
    }

    @Override
    public Versioned<Order> place(Bill bill, List<OrderEvent> events, int mostUnpaid) {
        return append(bill.order(), new Versioned<>(new Order.Unknown(), 0), events);
    }

    @Override
    public Versioned<Order> append(OrderId id, Versioned<Order> before, List<OrderEvent> events) {
        var state = before.state();
        for (var event : events) {
            state = Order.evolve(state, event);
        }
        var after = new Versioned<>(state, before.version() + events.size());
        database.write(
                id,
                after,
                () -> {
                    if (kept.find(id).version() != before.version()) {
                        throw new Stale(id);
                    }
                },
                () -> commit(id, before, events));
        return after;
    }

    private void commit(OrderId id, Versioned<Order> before, List<OrderEvent> events) {
        kept.append(id, before, events);
        histories.computeIfAbsent(id, _ -> new ArrayList<>()).addAll(events);
        var state = before.state();
        long version = before.version();
        for (var event : events) {
            state = Order.evolve(state, event);
            long sequence = ++version;
            PublishedOrderEvents.of(state, event).ifPresent(it -> outbox.add(id.value(), sequence, it));
        }
    }

    /// What is committed.
    Order state(OrderId id) {
        return kept.find(id).state();
    }

    List<OrderEvent> history(OrderId id) {
        return histories.getOrDefault(id, List.of());
    }
}
