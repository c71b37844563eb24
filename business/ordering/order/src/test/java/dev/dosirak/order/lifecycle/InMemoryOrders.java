package dev.dosirak.order.lifecycle;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public final class InMemoryOrders implements Orders {

    private final Map<OrderId, Versioned<Order>> orders = new HashMap<>();

    @Override
    public synchronized Versioned<Order> find(OrderId id) {
        return orders.getOrDefault(id, new Versioned<>(new Order.Unknown(), 0));
    }

    @Override
    public synchronized Versioned<Order> place(Bill bill, List<OrderEvent> events, int mostUnpaid) {
        var unpaid = orders.values().stream()
                .filter(it -> it.state() instanceof Order.PaymentPending pending
                        && pending.bill().customer().equals(bill.customer()))
                .count();
        if (unpaid >= mostUnpaid) {
            throw new Refused(OrderRefusal.TOO_MANY_UNPAID, mostUnpaid);
        }
        return append(bill.order(), find(bill.order()), events);
    }

    @Override
    public synchronized Versioned<Order> append(OrderId id, Versioned<Order> before, List<OrderEvent> events) {
        if (find(id).version() != before.version()) {
            throw new Stale(id);
        }
        var state = before.state();
        for (var event : events) {
            state = Order.evolve(state, event);
        }
        var after = new Versioned<>(state, before.version() + events.size());
        orders.put(id, after);
        return after;
    }
}
