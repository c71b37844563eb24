package dev.dosirak.order.lifecycle.postgres;

import static dev.dosirak.order.lifecycle.OrderEvent.By.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.order.OrderServiceTest;
import dev.dosirak.order.lifecycle.Bill;
import dev.dosirak.order.lifecycle.Bills;
import dev.dosirak.order.lifecycle.Order;
import dev.dosirak.order.lifecycle.OrderEvent;
import dev.dosirak.order.lifecycle.OrderId;
import dev.dosirak.order.lifecycle.Orders;
import dev.dosirak.order.lifecycle.OrdersContract;
import dev.dosirak.order.menu.Menus;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.testing.EventContracts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@OrderServiceTest
class PostgresOrdersTest implements OrdersContract {

    static final Instant NOON = Instant.parse("2026-05-04T03:00:00Z");
    static final UUID SORA = UUID.randomUUID();

    @Autowired
    Orders orders;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Override
    public Orders orders() {
        return orders;
    }

    @Test
    void tellsOthersEverythingInTheWordsOfTheContract() {
        var id = new OrderId(UUID.randomUUID());
        happens(id, delivered(id));
        var rejected = new OrderId(UUID.randomUUID());
        happens(rejected, rejectedAndRefunded(rejected));
        var undone = new OrderId(UUID.randomUUID());
        happens(undone, depositReversed(undone));
        var unpaid = new OrderId(UUID.randomUUID());
        happens(unpaid, List.of(placed(unpaid), new OrderEvent.PaymentCancelled(CUSTOMER, "그냥", NOON)));
        var failed = new OrderId(UUID.randomUUID());
        happens(failed, List.of(placed(failed), new OrderEvent.PaymentFailed("한도 초과", NOON)));

        EventContracts.verify(jdbc);
        assertThat(published(id))
                .containsExactly(
                        "order.placed.v1",
                        "order.paid.v1",
                        "order.pending.v1",
                        "order.accepted.v1",
                        "order.delivery-pending.v1",
                        "order.picked-up.v1",
                        "order.delayed.v1",
                        "order.delivered.v1");
    }

    @Test
    void ofManyOrdersAtOnceNoMoreAreTakenThanOneByOne() throws Exception {
        var mina = UUID.randomUUID();
        var clicks = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 20; i++) {
            clicks.add(() -> {
                try {
                    var bill = Bills.of(new OrderId(UUID.randomUUID()), mina);
                    orders.place(bill, List.of(new OrderEvent.Placed(bill, NOON.plusSeconds(600), NOON)), 3);
                    return true;
                } catch (Refused e) {
                    return false;
                }
            });
        }

        int taken = 0;
        try (var threads = Executors.newFixedThreadPool(20)) {
            for (var click : threads.invokeAll(clicks)) {
                taken += click.get() ? 1 : 0;
            }
        }

        assertThat(taken).isEqualTo(3);
    }

    @Test
    void aSnapshotStandsInForALongHistory() {
        var id = new OrderId(UUID.randomUUID());
        happens(id, delivered(id));
        jdbc.sql("insert into snapshot (stream, position, form, type, payload) select ?, 8, 1, 'delivered', "
                        + "jsonb_build_object('bill', (payload::jsonb)->'bill', 'rider', ?::text, 'at', '2026-05-04T03:00:00Z')::text"
                        + " from event where stream = ? and position = 1")
                .params(id.value(), SORA, id.value())
                .update();
        jdbc.sql("delete from event where stream = ?").param(id.value()).update();

        assertThat(orders.find(id).version()).isEqualTo(8);
        assertThat(orders.find(id).state()).isInstanceOf(Order.Delivered.class);
    }

    @Test
    void tellsUntilWhenItsQuestionsMayBeAnswered() {
        var id = new OrderId(UUID.randomUUID());
        happens(id, delivered(id));

        assertThat(field(id, "order.placed.v1", "payBy")).isEqualTo("2026-05-04T03:10:00Z");
        assertThat(field(id, "order.paid.v1", "answerBy")).isEqualTo("2026-05-04T03:07:00Z");
    }

    @Test
    void anOrderFromBeforeThatGoesOnWithout() {
        var id = new OrderId(UUID.randomUUID());
        happens(id, List.of(placed(id), new OrderEvent.Paid(null, NOON)));
        jdbc.sql("update event set payload = (payload::jsonb - 'payBy' - 'answerBy')::text where stream = ?")
                .param(id.value())
                .update();

        assertThat(orders.find(id).state()).isInstanceOf(Order.PaymentSucceeded.class);
        assertThat(field(id, "order.paid.v1", "answerBy")).isNull();
    }

    /// As a record or a request goes on that lost a race.
    @Test
    void whoWasTooLateMayDecideAgainInTheSameTransaction() {
        var id = new OrderId(UUID.randomUUID());
        happens(id, List.of(placed(id)));
        var before = orders.find(id);
        happens(id, List.of(new OrderEvent.Paid(NOON.plusSeconds(420), NOON)));

        transaction.executeWithoutResult(_ -> {
            assertThatThrownBy(() -> orders.append(id, before, List.of(new OrderEvent.PaymentFailed("한도 초과", NOON))))
                    .isInstanceOf(Stale.class);
            happens(id, List.of(new OrderEvent.Pending(NOON)));
        });

        assertThat(orders.find(id).state()).isInstanceOf(Order.Pending.class);
        assertThat(published(id)).containsExactly("order.placed.v1", "order.paid.v1", "order.pending.v1");
    }

    @Test
    void whatANodeOfAnOlderVersionHasPutDownIsAnOrdersToo() {
        var id = new OrderId(UUID.randomUUID());
        happens(id, List.of(placed(id)));
        jdbc.sql("insert into event (stream, position, type, payload, at) values (?, 2, 'paid', ?, now())")
                .params(id.value(), "{\"at\": \"2026-05-04T03:00:00Z\"}")
                .update();

        assertThat(orders.find(id).state()).isInstanceOf(Order.PaymentSucceeded.class);
        jdbc.sql("delete from event where stream = ? and position = 2")
                .param(id.value())
                .update(); // nobody was told
    }

    private @Nullable String field(OrderId id, String type, String name) {
        return jdbc.sql("select payload::jsonb ->> ? from outbox where aggregateid = ? and type = ?")
                .params(name, id.value(), type)
                .query((row, _) -> row.getString(1))
                .list()
                .getFirst();
    }

    private void happens(OrderId id, List<OrderEvent> events) {
        orders.append(id, orders.find(id), events);
    }

    private List<String> published(OrderId id) {
        return jdbc.sql("select type from outbox where aggregateid = ? order by sequence")
                .param(id.value())
                .query((row, _) -> row.getString("type"))
                .list();
    }

    private static OrderEvent placed(OrderId id) {
        return new OrderEvent.Placed(bill(id), NOON.plusSeconds(600), NOON);
    }

    static List<OrderEvent> delivered(OrderId id) {
        return List.of(
                placed(id),
                new OrderEvent.Paid(NOON.plusSeconds(420), NOON),
                new OrderEvent.Pending(NOON),
                new OrderEvent.Accepted(20, NOON),
                new OrderEvent.DeliveryPending(NOON),
                new OrderEvent.PickedUp(SORA, NOON),
                new OrderEvent.Delayed("비", NOON),
                new OrderEvent.Delivered(SORA, NOON));
    }

    static List<OrderEvent> rejectedAndRefunded(OrderId id) {
        var events = new ArrayList<OrderEvent>(
                List.of(placed(id), new OrderEvent.Paid(NOON.plusSeconds(420), NOON), new OrderEvent.Pending(NOON)));
        events.add(new OrderEvent.Rejected("sold-out", NOON));
        events.add(new OrderEvent.Cancelled(OrderEvent.By.SHOP, "sold-out", NOON));
        events.add(new OrderEvent.RefundRequested(bill(id).total(), "sold-out", NOON));
        events.add(new OrderEvent.Refunded(bill(id).total(), NOON));
        return events;
    }

    static List<OrderEvent> depositReversed(OrderId id) {
        var events = new ArrayList<>(delivered(id).subList(0, 7));
        events.add(new OrderEvent.Cancelled(OrderEvent.By.BANK, "deposit-reversed", NOON));
        events.add(new OrderEvent.PaymentCancelled(OrderEvent.By.BANK, "deposit-reversed", NOON));
        return events;
    }

    private static Bill bill(OrderId id) {
        return Bills.of(id, Menus.MINA);
    }
}
