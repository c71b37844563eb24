package dev.dosirak.relay.ticket.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.push.NotificationStore;
import dev.dosirak.platform.testing.TestEvents;
import dev.dosirak.relay.OrderFacts;
import dev.dosirak.relay.RelayTest;
import dev.dosirak.relay.ticket.Ticket;
import dev.dosirak.relay.ticket.TicketNotification;
import dev.dosirak.relay.ticket.Tickets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RelayTest
class OrderEventsListenerTest {

    static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    TestEvents events;

    @Autowired
    Tickets tickets;

    @Autowired
    NotificationStore<TicketNotification> notifications;

    @Autowired
    JdbcClient jdbc;

    final OrderFacts order = new OrderFacts(UUID.randomUUID(), UUID.randomUUID());

    @Test
    void aPlacedOrderGetsATicketWithAllThatTheKitchenNeeds() {
        tell("placed", 1);

        awaitState(Ticket.WaitingPayment.class);
        var orderSummary = ((Ticket.Known) tickets.find(order.id()).state()).slip();
        assertThat(orderSummary.owner()).isEqualTo(order.owner());
        assertThat(orderSummary.shopName()).isEqualTo("순자네 치킨");
        assertThat(orderSummary.lines()).singleElement().satisfies(line -> {
            assertThat(line.quantity()).isEqualTo(2);
            assertThat(line.options())
                    .singleElement()
                    .satisfies(it -> assertThat(it.name()).isEqualTo("매운맛"));
        });
        assertThat(orderSummary.total().amount()).isEqualTo(40_000);
        assertThat(orderSummary.note()).isEmpty();
    }

    @Test
    void anEventThatComesTwiceRingsOnce() {
        var paid = UUID.randomUUID();
        tell("placed", 1);
        events.publish(paid, "order.paid.v1", order.id(), 2, order.fact());
        events.publish(paid, "order.paid.v1", order.id(), 2, order.fact());
        tell("paid", 2);
        tell("placed", 1);
        tell("cancelled", 4);

        awaitState(Ticket.Withdrawn.class);
        assertThat(notifications.after(order.owner(), 0, 10)).hasSize(2);
    }

    @Test
    void anOrderAcceptedElsewhereIsSettled() {
        tell("placed", 1);
        tell("paid", 2);
        tell("accepted", 4);

        awaitState(Ticket.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"payment-failed", "payment-cancelled", "cancelled"})
    void anOrderThatIsNotPaidIsDroppedInSilence(String fact) {
        tell("placed", 1);
        tell(fact, 2);

        awaitState(Ticket.Dropped.class);
        assertThat(notifications.after(order.owner(), 0, 10)).isEmpty();
    }

    @Test
    void thePaymentOfAnOrderWeNeverHeardOfIsParked() {
        tell("paid", 2);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(jdbc.sql("select reason from parked where key = ?")
                                .param(order.id().toString())
                                .query(String.class)
                                .list())
                        .singleElement()
                        .asString()
                        .contains("UNKNOWN_TICKET"));
    }

    @Test
    void anOrderWhoseCancellationIsHeardFirstNeverRings() {
        tell("cancelled", 3);
        tell("placed", 1);
        var paid = UUID.randomUUID();
        events.publish(paid, "order.paid.v1", order.id(), 2, order.fact());

        await().atMost(SOON)
                .until(() -> jdbc.sql("select exists (select from inbox where message = ?)")
                        .param(paid)
                        .query(Boolean.class)
                        .single());
        assertThat(tickets.find(order.id()).state()).isInstanceOf(Ticket.DroppedUnseen.class);
        assertThat(notifications.after(order.owner(), 0, 10)).isEmpty();
    }

    private void tell(String fact, long sequence) {
        var body = fact.equals("placed") ? order.placed() : order.fact();
        events.publish("order.%s.v1".formatted(fact), order.id(), sequence, body);
    }

    private void awaitState(Class<? extends Ticket> state) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(tickets.find(order.id()).state()).isInstanceOf(state));
    }
}
