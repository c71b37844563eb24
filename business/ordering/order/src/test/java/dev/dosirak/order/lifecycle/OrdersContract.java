package dev.dosirak.order.lifecycle;

import static dev.dosirak.order.lifecycle.OrderTest.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every implementation of the port promises. The fake passes it too, or it is not worth testing with.
public interface OrdersContract {

    Orders orders();

    @Test
    default void remembersWhatHappenedInOrder() {
        var id = new OrderId(UUID.randomUUID());
        var bill = Bills.of(id, UUID.randomUUID());

        var placed =
                orders().append(id, orders().find(id), List.of(new OrderEvent.Placed(bill, OrderTest.PAY_BY, NOON)));
        orders().append(
                        id,
                        placed,
                        List.of(new OrderEvent.Paid(OrderTest.ANSWER_BY, NOON), new OrderEvent.Pending(NOON)));

        assertThat(orders().find(id)).isEqualTo(new Versioned<Order>(new Order.Pending(bill), 3));
    }

    @Test
    default void refusesTheSecondOfTwoConcurrentWriters() {
        var id = new OrderId(UUID.randomUUID());
        var bill = Bills.of(id, UUID.randomUUID());
        var before =
                orders().append(id, orders().find(id), List.of(new OrderEvent.Placed(bill, OrderTest.PAY_BY, NOON)));
        orders().append(id, before, List.of(new OrderEvent.Paid(OrderTest.ANSWER_BY, NOON)));

        assertThatThrownBy(() -> orders().append(
                                id,
                                before,
                                List.of(new OrderEvent.PaymentCancelled(OrderEvent.By.CUSTOMER, "늦어서요", NOON))))
                .isInstanceOf(Stale.class);
        assertThat(orders().find(id).state()).isEqualTo(new Order.PaymentSucceeded(bill));
    }

    @Test
    default void aCustomerHasSoManyOrdersThatAreNotPaidYet() {
        var mina = UUID.randomUUID();
        var first = place(mina, 2);
        place(mina, 2);

        assertThatThrownBy(() -> place(mina, 2))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.why()).isEqualTo(OrderRefusal.TOO_MANY_UNPAID));
        place(UUID.randomUUID(), 2);
        orders().append(first, orders().find(first), List.of(new OrderEvent.Paid(OrderTest.ANSWER_BY, NOON)));
        var third = place(mina, 2);
        assertThatThrownBy(() -> place(mina, 2)).isInstanceOf(Refused.class);
        orders().append(third, orders().find(third), List.of(new OrderEvent.PaymentFailed("한도 초과", NOON)));
        assertThat(orders().find(place(mina, 2)).state()).isInstanceOf(Order.PaymentPending.class);
    }

    private OrderId place(UUID customer, int mostUnpaid) {
        var id = new OrderId(UUID.randomUUID());
        var bill = Bills.of(id, customer);
        orders().place(bill, List.of(new OrderEvent.Placed(bill, OrderTest.PAY_BY, NOON)), mostUnpaid);
        return id;
    }

    @Test
    default void knowsNothingOfAnOrderThatWasNeverPlaced() {
        assertThat(orders().find(new OrderId(UUID.randomUUID()))).isEqualTo(new Versioned<>(new Order.Unknown(), 0));
    }
}
