package dev.dosirak.order.lifecycle.postgres;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.dosirak.order.lifecycle.AwaitedService;
import dev.dosirak.order.lifecycle.OrderId;
import dev.dosirak.order.lifecycle.Orders;
import dev.dosirak.order.lifecycle.WaitingOrders;
import dev.dosirak.platform.job.DueRows;
import dev.dosirak.platform.kernel.OneByOne;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PostgresWaitingOrders implements WaitingOrders {

    private static final int AT_ONCE = 300;

    /// Relay knows an order before it learns that it was paid, and payment before it is asked for a
    /// refund.
    private static final String WHO = """
            select order_id, who, since, state in ('payment-succeeded', 'refund-pending') as heard_before
              from waiting
             where order_id = any (?)
            """;

    /// Of an order whose last event a node of an older version has written nobody put down that it waits, or
    /// for whom.
    private static final String DOUBTFUL = """
            select order_id from waiting where since < now() - interval '30 minutes'
             union
            select stream
              from event
             where aggregate = 'order' and at > now() - interval '1 hour'
             group by stream
            having not bool_or(type in %s)
               and max(at) < now() - interval '10 seconds'
               and not exists (select from waiting where order_id = stream)
            """.formatted(PostgresOrders.FINAL_EVENTS);

    private final JdbcClient jdbc;
    private final DueRows due;
    private final WaitingTable rows;
    private final Orders orders;

    PostgresWaitingOrders(JdbcClient jdbc, DueRows overdueWaits, WaitingTable rows, Orders orders) {
        this.jdbc = jdbc;
        this.due = overdueWaits;
        this.rows = rows;
        this.orders = orders;
    }

    @Override
    public Map<AwaitedService, List<OverdueOrder>> overdue() {
        return jdbc
                .sql(WHO)
                .param(due.claim(AT_ONCE).toArray(UUID[]::new))
                .query((row, _) -> Map.entry(
                        AwaitedService.NAMES.constantOf(row.getString("who")),
                        new OverdueOrder(
                                order(row.getObject("order_id", UUID.class)),
                                row.getObject("since", OffsetDateTime.class).toInstant(),
                                row.getBoolean("heard_before"))))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    @Override
    public void repair() {
        var doubtful = jdbc.sql(DOUBTFUL)
                .query((row, _) -> order(row.getObject(1, UUID.class)))
                .list();
        var oneByOne = new OneByOne();
        oneByOne.handle(doubtful, it -> {
            rows.note(it, orders.find(it).state());
            return true;
        });
        oneByOne.throwFailure();
    }

    private static OrderId order(UUID id) {
        return new OrderId(id);
    }
}
