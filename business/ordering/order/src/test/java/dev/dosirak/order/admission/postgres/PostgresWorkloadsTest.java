package dev.dosirak.order.admission.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.order.OrderServiceTest;
import dev.dosirak.order.lifecycle.Bills;
import dev.dosirak.order.lifecycle.OrderEvent;
import dev.dosirak.order.lifecycle.OrderId;
import dev.dosirak.order.lifecycle.Orders;
import dev.dosirak.order.menu.Menus;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

@OrderServiceTest
class PostgresWorkloadsTest {

    @Autowired
    Orders orders;

    @Autowired
    JdbcClient jdbc;

    @Test
    void anOrderIsUnderWayUntilItsBellRingsOrItIsOffWhicheverNodeSaysSo() {
        var clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(1)); // other tests' orders are long ago
        var workloads = new PostgresWorkloads(jdbc, clock);
        long before = workloads.measure().unfinished();
        var now = clock.instant();
        var rung = placed(now.minusSeconds(3));
        var off = placed(now.minusSeconds(2));
        placed(now.minusSeconds(1));
        assertThat(workloads.measure().unfinished()).isEqualTo(before + 3);

        append(rung, new OrderEvent.Paid(now, now), new OrderEvent.Pending(now));
        append(off, new OrderEvent.PaymentFailed("declined", now));
        var after = workloads.measure();
        assertThat(after.unfinished()).isEqualTo(before + 1);
        assertThat(after.finishedPerSecond()).isGreaterThanOrEqualTo(0.2);
        assertThat(after.latency()).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(new PostgresWorkloads(jdbc, clock).measure().unfinished())
                .as("a node that has just started")
                .isEqualTo(before + 1);
    }

    @Test
    void whoPaysInAWindowIsNoWorkOfTheMachineBeforeItIsPaid() {
        var clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(2)); // other tests' orders are long ago
        var workloads = new PostgresWorkloads(jdbc, clock);
        long before = workloads.measure().unfinished();
        var now = clock.instant();
        var id = new OrderId(UUID.randomUUID());
        append(id, new OrderEvent.Placed(Bills.forWindow(id, Menus.MINA), now, now.minusSeconds(60)));
        assertThat(workloads.measure().unfinished()).isEqualTo(before);

        append(id, new OrderEvent.Paid(now, now.minusSeconds(1)));
        assertThat(workloads.measure().unfinished()).isEqualTo(before + 1);
        append(id, new OrderEvent.Pending(now));
        var after = workloads.measure();
        assertThat(after.unfinished()).isEqualTo(before);
        assertThat(after.latency()).isLessThanOrEqualTo(Duration.ofSeconds(2));
    }

    /// PostgreSQL uses the index only for a question in its own words.
    @Test
    void theIndexIsOfWhatIsLookedFor() throws IOException {
        assertThat(new ClassPathResource("db/order/V14__steps_of_the_machine.sql").getContentAsString(UTF_8))
                .contains("where type in " + PostgresWorkloads.STEPS);
    }

    private OrderId placed(Instant at) {
        var id = new OrderId(UUID.randomUUID());
        append(id, new OrderEvent.Placed(Bills.of(id, Menus.MINA), at, at));
        return id;
    }

    private void append(OrderId order, OrderEvent... events) {
        orders.append(order, orders.find(order), List.of(events));
    }
}
