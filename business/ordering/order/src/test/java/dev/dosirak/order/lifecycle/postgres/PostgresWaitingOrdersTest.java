package dev.dosirak.order.lifecycle.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.order.OrderServiceTest;
import dev.dosirak.order.lifecycle.AwaitedService;
import dev.dosirak.order.lifecycle.Order;
import dev.dosirak.order.lifecycle.OrderEvent;
import dev.dosirak.order.lifecycle.OrderId;
import dev.dosirak.order.lifecycle.Orders;
import dev.dosirak.order.lifecycle.WaitingOrders;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@OrderServiceTest
class PostgresWaitingOrdersTest {

    @Autowired
    Orders orders;

    @Autowired
    WaitingOrders waitingOrders;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MeterRegistry meters;

    @Autowired
    TransactionTemplate transaction;

    /// What a row says.
    record Row(String who, String state) {}

    @Test
    void anOrderWaitsForWhoeverHasTheNextWordAndInTheEndForNobody() {
        var seen = new HashMap<Class<?>, Row>();
        for (var life : lives(new OrderId(UUID.randomUUID()))) {
            var id = new OrderId(UUID.randomUUID());
            for (var event : life) {
                orders.append(id, orders.find(id), List.of(event));
                var state = orders.find(id).state();
                assertThat(row(id).stream()
                                .map(Row::who)
                                .map(AwaitedService.NAMES::constantOf)
                                .toList())
                        .as("%s", state)
                        .isEqualTo(AwaitedService.of(state).stream().toList());
                row(id).forEach(it -> seen.put(state.getClass(), it));
            }
        }
        assertThat(seen.values())
                .containsExactlyInAnyOrder(
                        new Row("payment", "payment-pending"),
                        new Row("relay", "payment-succeeded"),
                        new Row("relay", "pending"),
                        new Row("delivery", "accepted"),
                        new Row("delivery", "delivery-pending"),
                        new Row("delivery", "picked-up"),
                        new Row("delivery", "delayed"),
                        new Row("payment", "refund-pending"));
    }

    /// Orders that waited before there was such a table are found in their histories.
    @Test
    void whatWaitedBeforeIsPutDownWhenTheTableIsMade() {
        transaction.executeWithoutResult(status -> {
            var expected = new HashMap<UUID, Row>();
            for (var life : lives(new OrderId(UUID.randomUUID()))) {
                for (int length = 1; length <= life.size(); length++) {
                    var id = new OrderId(UUID.randomUUID());
                    orders.append(id, orders.find(id), life.subList(0, length));
                    row(id).forEach(it -> expected.put(id.value(), it));
                }
            }
            jdbc.sql("delete from waiting").update();

            jdbc.sql(backfill()).update();

            assertThat(rows()).containsAllEntriesOf(expected);
            status.setRollbackOnly();
        });
    }

    @Test
    void anOrderIsOverdueWhenItHasWaitedLongerThanUsual() {
        transaction.executeWithoutResult(status -> {
            var fresh = placed();
            var late = placed();
            jdbc.sql("update waiting set due = now() - interval '1 minute' where order_id = ?")
                    .param(late.value())
                    .update();

            var overdue = waitingOrders.overdue();

            assertThat(overdue.get(AwaitedService.PAYMENT))
                    .extracting(WaitingOrders.OverdueOrder::order)
                    .contains(late)
                    .doesNotContain(fresh);
            assertThat(waitingOrders.overdue().getOrDefault(AwaitedService.PAYMENT, List.of()))
                    .extracting(WaitingOrders.OverdueOrder::order)
                    .as("it is being asked for")
                    .doesNotContain(late);
            status.setRollbackOnly();
        });
    }

    @Test
    void whatAnOlderNodeLeftWrongIsPutRight() {
        var forgotten = placed();
        var over = placed();
        orders.append(over, orders.find(over), List.of(new OrderEvent.PaymentFailed("한도 초과", PostgresOrdersTest.NOON)));
        jdbc.sql("delete from waiting where order_id = ?")
                .param(forgotten.value())
                .update();
        jdbc.sql("update event set at = now() - interval '1 minute' where stream = ?")
                .param(forgotten.value())
                .update();
        jdbc.sql("insert into waiting (order_id, who, state, since, due) values "
                        + "(?, 'payment', 'payment-pending', now() - interval '1 hour', now() + interval '1 hour')")
                .param(over.value())
                .update();

        waitingOrders.repair();

        assertThat(row(forgotten)).containsExactly(new Row("payment", "payment-pending"));
        assertThat(row(over)).isEmpty();
    }

    @Test
    void howManyWaitAndForHowLongIsSeen() {
        placed();
        new WaitingConfiguration().waitingOrders(jdbc, meters).work().run();

        var waiting = meters.get("dosirak.order.waiting").tag("state", "payment-pending");
        assertThat(waiting.gauge().value()).isPositive();
        assertThat(meters.get("dosirak.order.waiting.oldest")
                        .tag("state", "payment-pending")
                        .gauge()
                        .value())
                .isNotNegative();
    }

    private static List<List<OrderEvent>> lives(OrderId bill) {
        return List.of(
                PostgresOrdersTest.delivered(bill),
                PostgresOrdersTest.depositReversed(bill),
                PostgresOrdersTest.rejectedAndRefunded(bill).subList(0, 6));
    }

    private OrderId placed() {
        var id = new OrderId(UUID.randomUUID());
        orders.append(id, orders.find(id), PostgresOrdersTest.delivered(id).subList(0, 1));
        assertThat(orders.find(id).state()).isInstanceOf(Order.PaymentPending.class);
        return id;
    }

    private List<Row> row(OrderId id) {
        return jdbc.sql("select who, state from waiting where order_id = ?")
                .param(id.value())
                .query((row, _) -> new Row(row.getString("who"), row.getString("state")))
                .list();
    }

    private Map<UUID, Row> rows() {
        var all = new HashMap<UUID, Row>();
        jdbc.sql("select order_id, who, state from waiting")
                .query((row, _) -> Map.entry(
                        row.getObject("order_id", UUID.class), new Row(row.getString("who"), row.getString("state"))))
                .list()
                .forEach(it -> all.put(it.getKey(), it.getValue()));
        return all;
    }

    private static String backfill() {
        try {
            var migration =
                    new ClassPathResource("db/order/V3__waiting.sql").getContentAsString(StandardCharsets.UTF_8);
            return migration.substring(migration.indexOf("insert into waiting"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
