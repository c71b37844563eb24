package dev.dosirak.order.lifecycle.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.order.OrderServiceTest;
import dev.dosirak.order.lifecycle.Bills;
import dev.dosirak.order.lifecycle.Order;
import dev.dosirak.order.lifecycle.OrderEvent;
import dev.dosirak.order.lifecycle.OrderEvent.By;
import dev.dosirak.order.lifecycle.OrderId;
import dev.dosirak.order.lifecycle.Orders;
import dev.dosirak.order.menu.Menus;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.testing.TestDataOwners;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Orders whose news does not come: it waits in somebody's outbox, or was lost in Kafka.
@OrderServiceTest
class OverdueOrderInquiryTest {

    static final TestDataOwners OTHERS = TestDataOwners.of("payments", "tickets", "deliveries");
    static final Instant LONG_AGO = Instant.now().minus(Duration.ofHours(3));

    @DynamicPropertySource
    static void others(DynamicPropertyRegistry properties) {
        properties.add("dosirak.order.payment-service", OTHERS::url);
        properties.add("dosirak.order.relay-service", OTHERS::url);
        properties.add("dosirak.order.delivery-service", OTHERS::url);
    }

    @AfterAll
    static void others() {
        OTHERS.close();
    }

    @Autowired
    Orders orders;

    @Autowired
    JdbcClient jdbc;

    /// The owner has accepted; relay's news has been under way for hours. Giving up would cancel what is being
    /// cooked.
    @Test
    void anAcceptedOrderWhoseNewsIsLateIsNotGivenUpButLearnedOf() {
        var order = happened(paid());
        tell(
                "tickets",
                order,
                fact("relay.relayed.v1", order, ""),
                fact("relay.accepted.v1", order, ",\"cookMinutes\":20"));
        itIsTimeToAsk(order);

        await().untilAsserted(() -> assertThat(state(order)).isInstanceOf(Order.Accepted.class));
        assertThat(published(order)).containsOnlyOnce("order.accepted.v1").doesNotContain("order.cancelled.v1");
    }

    @Test
    void anOrderOfWhichNobodyKnowsAnythingWaitsHoweverLong() {
        var unpaid = happened(placed());
        var unanswered = happened(paid());
        itIsTimeToAsk(unpaid);
        itIsTimeToAsk(unanswered);

        await().until(() -> wasAsked(unpaid) && wasAsked(unanswered));
        assertThat(state(unpaid)).isInstanceOf(Order.PaymentPending.class);
        assertThat(state(unanswered)).isInstanceOf(Order.PaymentSucceeded.class);
    }

    @Test
    void whatWasNotPaidInTimeIsCancelledWhenPaymentSaysSo() {
        var order = happened(placed());
        tell("payments", order, fact("payment.declined.v1", order, ",\"reason\":\"not-paid-in-time\""));
        itIsTimeToAsk(order);

        await().untilAsserted(() -> assertThat(state(order))
                .isInstanceOfSatisfying(
                        Order.PaymentCancelled.class, it -> assertThat(it.by()).isEqualTo(By.TIMEOUT)));
    }

    @Test
    void aRefundThatWasLostOnItsWayIsLearnedOf() {
        var order = happened(
                new OrderEvent.Cancelled(By.CUSTOMER, "늦어서요", LONG_AGO),
                new OrderEvent.RefundRequested(Won.of(20_000), "늦어서요", LONG_AGO));
        tell("payments", order, fact("payment.refunded.v1", order, ",\"amount\":20000"));
        itIsTimeToAsk(order);

        await().untilAsserted(() -> assertThat(state(order)).isInstanceOf(Order.Refunded.class));
        assertThat(published(order)).containsOnlyOnce("order.refunded.v1");
    }

    @Test
    void aDepositThatWasUndoneInsteadOfRefundedIsLearnedOf() {
        var order = happened(
                new OrderEvent.Cancelled(By.CUSTOMER, "늦어서요", LONG_AGO),
                new OrderEvent.RefundRequested(Won.of(20_000), "늦어서요", LONG_AGO));
        tell(
                "payments",
                order,
                fact("payment.approved.v1", order, ""),
                fact("payment.deposit-reversed.v1", order, ",\"pg\":\"toss\",\"amount\":20000"));
        itIsTimeToAsk(order);

        await().untilAsserted(() -> assertThat(state(order)).isInstanceOf(Order.PaymentCancelled.class));
        assertThat(published(order)).containsOnlyOnce("order.payment-cancelled.v1", "order.cancelled.v1");
    }

    @Test
    void theRidersNewsIsAskedForToo() {
        var order = happened(new OrderEvent.Pending(LONG_AGO), new OrderEvent.Accepted(20, LONG_AGO));
        tell("deliveries", order, fact("delivery.requested.v1", order, ""));
        itIsTimeToAsk(order);

        await().untilAsserted(() -> assertThat(state(order)).isInstanceOf(Order.DeliveryPending.class));
    }

    /// `order.paid.v1` was lost on its way to relay, and what comes after an answer goes wrong without it.
    @Test
    void whatTheOneWhoIsAskedNeverHeardIsToldAgainButNotWhatIsStillOnItsWayToHim() {
        var order = happened(paid());
        OTHERS.haveReceivedUpTo(since(order).minusMillis(1));
        askAndHearTheAnswer(order);
        assertThat(retellings(order)).as("he is only behind").isZero();

        OTHERS.haveReceivedUpTo(since(order).plusMillis(1));
        askAndHearTheAnswer(order);
        askAndHearTheAnswer(order);
        assertThat(retellings(order)).isEqualTo(1);
        await().untilAsserted(() -> assertThat(toldAgain(order)).isEqualTo(2));
        assertThat(published(order)).as("under their ids").hasSize(2);
    }

    @Test
    void whatEachReaderNeverHeardIsToldAgain() {
        OTHERS.haveReceivedUpTo(Instant.now().plus(Duration.ofDays(1)));
        var unpaid = happened(placed());
        var cooked = happened(new OrderEvent.Pending(LONG_AGO), new OrderEvent.Accepted(20, LONG_AGO));
        var refund = happened(
                new OrderEvent.Cancelled(By.CUSTOMER, "늦어서요", LONG_AGO),
                new OrderEvent.RefundRequested(Won.of(20_000), "늦어서요", LONG_AGO));
        tell("payments", refund);
        for (var order : List.of(unpaid, cooked, refund)) {
            itIsTimeToAsk(order);
            await().untilAsserted(() -> assertThat(retellings(order)).isEqualTo(1));
        }
    }

    /// The shop takes its time, and so does the gateway.
    @Test
    void whoeverHasHeardOfTheOrderAndHasNothingToSayYetIsToldNothingAgain() {
        OTHERS.haveReceivedUpTo(Instant.now().plus(Duration.ofDays(1)));
        var unpaid = happened(placed());
        var ringing = happened(new OrderEvent.Pending(LONG_AGO));
        tell("payments", unpaid);
        tell("tickets", ringing);
        for (var order : List.of(unpaid, ringing)) {
            askAndHearTheAnswer(order);
            assertThat(retellings(order)).isZero();
        }
    }

    private static OrderEvent[] placed() {
        return new OrderEvent[0];
    }

    private static OrderEvent[] paid() {
        return new OrderEvent[] {new OrderEvent.Paid(LONG_AGO.plusSeconds(420), LONG_AGO)};
    }

    /// A placed order, and what happened to it then; it is paid where that needs it.
    private OrderId happened(OrderEvent... then) {
        var id = new OrderId(UUID.randomUUID());
        var history = new ArrayList<OrderEvent>();
        history.add(new OrderEvent.Placed(Bills.of(id, Menus.MINA), LONG_AGO.plusSeconds(600), LONG_AGO));
        if (then.length > 0 && !(then[0] instanceof OrderEvent.Paid)) {
            history.addAll(List.of(paid()));
        }
        history.addAll(List.of(then));
        orders.append(id, orders.find(id), history);
        return id;
    }

    private static void tell(String domain, OrderId order, String... facts) {
        OTHERS.put(domain, order.value(), "{\"facts\":[%s]}".formatted(String.join(",", facts)));
    }

    private static String fact(String type, OrderId order, String more) {
        return "{\"id\":\"%s\",\"type\":\"%s\",\"sequence\":1,\"body\":{\"orderId\":\"%s\"%s}}"
                .formatted(UUID.randomUUID(), type, order.value(), more);
    }

    private void itIsTimeToAsk(OrderId order) {
        jdbc.sql("update waiting set due = now() - interval '1 hour', set_aside_until = null where order_id = ?")
                .param(order.value())
                .update();
    }

    /// Whoever asks again is through with what he asked before.
    private void askAndHearTheAnswer(OrderId order) {
        for (int time = 0; time < 2; time++) {
            itIsTimeToAsk(order);
            await().until(() -> wasAsked(order));
        }
    }

    private Instant since(OrderId order) {
        return jdbc.sql("select since from waiting where order_id = ?")
                .param(order.value())
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single();
    }

    private long retellings(OrderId order) {
        return jdbc.sql("select count(*) from outbox_retelling where ? = any (aggregates)")
                .param(order.value())
                .query(Long.class)
                .single();
    }

    private long toldAgain(OrderId order) {
        return jdbc.sql("select coalesce(sum(told), 0) from outbox_retelling where ? = any (aggregates)")
                .param(order.value())
                .query(Long.class)
                .single();
    }

    private boolean wasAsked(OrderId order) {
        return jdbc.sql("select set_aside_until is not null from waiting where order_id = ?")
                .param(order.value())
                .query(Boolean.class)
                .single();
    }

    private Order state(OrderId order) {
        return orders.find(order).state();
    }

    private List<String> published(OrderId order) {
        return jdbc.sql("select type from outbox where aggregateid = ?")
                .param(order.value())
                .query((row, _) -> row.getString(1))
                .list();
    }
}
