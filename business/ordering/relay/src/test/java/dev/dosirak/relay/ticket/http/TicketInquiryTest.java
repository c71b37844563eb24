package dev.dosirak.relay.ticket.http;

import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.testing.TestDataOwners;
import dev.dosirak.platform.testing.TestEvents;
import dev.dosirak.relay.OrderFacts;
import dev.dosirak.relay.RelayTest;
import dev.dosirak.relay.ticket.Ticket;
import dev.dosirak.relay.ticket.Tickets;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Facts of orders that Kafka has lost.
@RelayTest
class TicketInquiryTest {

    static final TestDataOwners ORDER_SERVICE = TestDataOwners.of("orders");

    @DynamicPropertySource
    static void orderService(DynamicPropertyRegistry properties) {
        properties.add("dosirak.relay.order-service", ORDER_SERVICE::url);
    }

    @AfterAll
    static void close() {
        ORDER_SERVICE.close();
    }

    @Autowired
    TestEvents events;

    @Autowired
    Tickets tickets;

    @Autowired
    JdbcClient jdbc;

    final OrderFacts order = new OrderFacts(UUID.randomUUID(), UUID.randomUUID());

    @Test
    void aPaymentThatWasLostRingsAllTheSame() {
        events.publish("order.placed.v1", order.id(), 1, order.placed());
        await().until(() -> state() instanceof Ticket.WaitingPayment);
        says(fact("order.placed.v1", 1, order.placed()), fact("order.paid.v1", 2, order.fact()));
        itIsTimeToAsk();

        await().until(() -> state() instanceof Ticket.Ringing);
    }

    @Test
    void anOrderThatIsOffStopsRingingThoughNobodyTold() {
        events.publish("order.placed.v1", order.id(), 1, order.placed());
        events.publish("order.paid.v1", order.id(), 2, order.fact());
        await().until(() -> state() instanceof Ticket.Ringing);
        says(fact("order.cancelled.v1", 3, order.fact()));
        itIsTimeToAsk();

        await().until(() -> state() instanceof Ticket.Withdrawn);
    }

    /// The payment is heard, and parked, as nobody has told us of the order; what it waits for comes before it.
    @Test
    void anOrderOfWhichOnlyThePaymentWasHeardRings() {
        says(fact("order.placed.v1", 1, order.placed()), fact("order.paid.v1", 2, order.fact()));
        events.publish("order.paid.v1", order.id(), 2, order.fact());
        await().until(() -> state() instanceof Ticket.Ringing);
    }

    private Ticket state() {
        return tickets.find(order.id()).state();
    }

    private void says(String... facts) {
        ORDER_SERVICE.put("orders", order.id(), "{\"facts\":[%s]}".formatted(String.join(",", facts)));
    }

    private static String fact(String type, long sequence, String body) {
        return "{\"id\":\"%s\",\"type\":\"%s\",\"sequence\":%d,\"body\":%s}"
                .formatted(UUID.randomUUID(), type, sequence, body);
    }

    private void itIsTimeToAsk() {
        jdbc.sql("update ticket set ask_due = now() - interval '1 hour' where order_id = ?")
                .param(order.id())
                .update();
    }
}
