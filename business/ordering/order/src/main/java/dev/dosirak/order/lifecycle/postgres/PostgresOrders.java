package dev.dosirak.order.lifecycle.postgres;

import dev.dosirak.order.lifecycle.Bill;
import dev.dosirak.order.lifecycle.Order;
import dev.dosirak.order.lifecycle.OrderEvent;
import dev.dosirak.order.lifecycle.OrderId;
import dev.dosirak.order.lifecycle.OrderNames;
import dev.dosirak.order.lifecycle.OrderRefusal;
import dev.dosirak.order.lifecycle.Orders;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.eventstore.Aggregate;
import dev.dosirak.platform.eventstore.EventStore;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.outbox.Outbox;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class PostgresOrders implements Orders {

    /// After which nothing can happen to an order any more, by their names in the table.
    static final String FINAL_EVENTS = "('payment-failed', 'payment-cancelled', 'delivered', 'refunded')";

    private static final int FORM = 1;

    static final Aggregate<Order, OrderEvent> ORDER = new Aggregate<>(
            "order",
            new Order.Unknown(),
            Order::evolve,
            OrderNames.EVENTS,
            OrderNames.STATES,
            (_, state, event) -> PublicEvent.of(state, event),
            OrderEvent::at,
            FORM);

    private static final Versioned<Order> NOTHING = new Versioned<>(new Order.Unknown(), 0);

    private final EventStore<Order, OrderEvent> store;
    private final WaitingTable waiting;

    PostgresOrders(JdbcClient jdbc, EventJson json, Outbox outbox, WaitingTable waiting) {
        this.store = new EventStore<>(ORDER, jdbc, json, outbox);
        this.waiting = waiting;
    }

    @Override
    public Versioned<Order> find(OrderId id) {
        return store.load(id.value());
    }

    @Override
    @Transactional
    public Versioned<Order> place(Bill bill, List<OrderEvent> events, int mostUnpaid) {
        if (waiting.unpaidAloneWith(bill.customer()) >= mostUnpaid) {
            throw new Refused(OrderRefusal.TOO_MANY_UNPAID, mostUnpaid);
        }
        return append(bill.order(), NOTHING, events);
    }

    @Override
    @Transactional(noRollbackFor = Stale.class) // nothing is written by then, and the order is decided on again
    public Versioned<Order> append(OrderId id, Versioned<Order> before, List<OrderEvent> events) {
        var after = store.append(id.value(), before, events);
        waiting.note(id, after.state());
        return after;
    }
}
