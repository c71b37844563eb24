package dev.dosirak.order.life.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.order.OrderServiceTest;
import dev.dosirak.order.life.Bills;
import dev.dosirak.order.life.OrderEvent;
import dev.dosirak.order.life.OrderId;
import dev.dosirak.order.life.Orders;
import dev.dosirak.order.life.Overdue;
import dev.dosirak.order.menu.Menus;
import dev.dosirak.platform.kernel.Stale;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OrderServiceTest
class PostgresOverdueTest {

    static final Duration A_MINUTE = Duration.ofMinutes(1);

    @Autowired
    Orders orders;

    @Autowired
    Overdue overdue;

    @Test
    void anOrderThatFailsIsFoundAgainAndKeepsNobodyWaiting() {
        var now = Instant.now();
        var first = placed(now.minusSeconds(90));
        var failing = placed(now.minusSeconds(80));
        var last = placed(now.minusSeconds(70));
        var young = placed(now);

        var found = new ArrayList<OrderId>();
        assertThatThrownBy(() -> overdue.placed(A_MINUTE, it -> {
                    found.add(it);
                    if (it.equals(failing)) {
                        throw new Stale(it);
                    }
                }))
                .isInstanceOf(Stale.class);
        assertThat(found).containsSubsequence(first, failing, last).doesNotContain(young);

        var foundAgain = new ArrayList<OrderId>();
        overdue.placed(A_MINUTE, foundAgain::add);
        assertThat(foundAgain).contains(failing);

        var left = new ArrayList<OrderId>();
        overdue.placed(A_MINUTE, left::add);
        assertThat(left).as("once all went well").doesNotContain(first, failing, last);
    }

    private OrderId placed(Instant at) {
        var id = new OrderId(UUID.randomUUID());
        orders.append(id, orders.find(id), List.of(new OrderEvent.Placed(Bills.of(id, Menus.MINA), at, at)));
        return id;
    }
}
