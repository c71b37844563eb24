package dev.dosirak.order.lifecycle.postgres;

import dev.dosirak.order.lifecycle.AwaitedService;
import dev.dosirak.order.lifecycle.Order;
import dev.dosirak.order.lifecycle.OrderId;
import dev.dosirak.order.lifecycle.OrderNames;
import dev.dosirak.order.lifecycle.OrderTimeouts;
import dev.dosirak.platform.postgres.AdvisoryLock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table `waiting`: one row per order that waits for somebody's word.
@Component
class WaitingTable {

    /// A row that says the same already keeps its time.
    private static final String WAIT = """
            insert into waiting (order_id, customer, who, state, since, due)
            values (:order, :customer, :who, :state, now(), now() + make_interval(secs => :usual))
            on conflict (order_id) do update
               set who = excluded.who, state = excluded.state, since = excluded.since, due = excluded.due,
                   set_aside_until = null
             where waiting.state <> excluded.state
            """;
    private static final String WAIT_NO_MORE = "delete from waiting where order_id = ?";

    private static final String UNPAID =
            "select count(*) from waiting where customer = ? and state = 'payment-pending'";

    private final JdbcClient jdbc;
    private final OrderTimeouts timeouts;

    WaitingTable(JdbcClient jdbc, OrderTimeouts timeouts) {
        this.jdbc = jdbc;
        this.timeouts = timeouts;
    }

    void note(OrderId order, Order state) {
        var awaited = AwaitedService.of(state);
        if (awaited.isPresent() && state instanceof Order.Known known) {
            wait(order, awaited.get(), known);
        } else {
            waitNoMore(order);
        }
    }

    /// How many orders of this customer are not paid yet. Until the transaction ends nobody else learns it, so that
    /// two that one customer places at once are counted one after the other.
    int unpaidAloneWith(UUID customer) {
        AdvisoryLock.take(jdbc, customer.toString());
        return jdbc.sql(UNPAID).param(customer).query(Integer.class).single();
    }

    private void wait(OrderId order, AwaitedService who, Order.Known state) {
        jdbc.sql(WAIT)
                .param("order", order.value())
                .param("customer", state.bill().customer())
                .param("who", AwaitedService.NAMES.nameOf(who))
                .param("state", OrderNames.STATES.nameOf(state))
                .param("usual", timeouts.usualWait(state).toMillis() / 1000.0)
                .update();
    }

    private void waitNoMore(OrderId order) {
        jdbc.sql(WAIT_NO_MORE).param(order.value()).update();
    }
}
