package dev.dosirak.order.life.postgres;

import dev.dosirak.order.life.Bill;
import dev.dosirak.order.life.Order;
import dev.dosirak.order.life.OrderEvent;
import dev.dosirak.order.life.OrderId;
import dev.dosirak.order.life.OrderNames;
import dev.dosirak.order.life.OrderRefusal;
import dev.dosirak.order.life.Orders;
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
    private final WaitingRows waiting;

    PostgresOrders(JdbcClient jdbc, EventJson json, Outbox outbox, WaitingRows waiting) {
        this.store = new EventStore<>(ORDER, jdbc, json, outbox);
        this.waiting = waiting;
    }

    @Override
    public Versioned<Order> find(OrderId id) {
        return store.load(id.value());
    }

    @Override
    @Transactional
    public Versioned<Order> place(Bill bill, List<OrderEvent> news, int mostUnpaid) {
        if (waiting.unpaidAloneWith(bill.customer()) >= mostUnpaid) {
            throw new Refused(OrderRefusal.TOO_MANY_UNPAID, mostUnpaid);
        }
        return append(bill.order(), NOTHING, news);
    }

    @Override
    @Transactional(noRollbackFor = Stale.class) // nothing is written by then, and the order is decided on again
    public Versioned<Order> append(OrderId id, Versioned<Order> before, List<OrderEvent> news) {
        var after = store.append(id.value(), before, news);
        waiting.note(id, after.state());
        return after;
    }
}
