package dev.dosirak.orderhistory;

import dev.dosirak.orderhistory.view.OrderStories;
import dev.dosirak.orderhistory.view.TestEvent;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The running service of all tests of this module has owners to ask.
public interface WithOwners {

    /// An order that was placed and dispatched before there was any order history.
    OrderStories EARLY = OrderStories.fresh();

    @DynamicPropertySource
    static void owners(DynamicPropertyRegistry properties) {
        properties.add("ORDER_URL", Owners.SERVER::url);
        properties.add("DELIVERY_URL", Owners.SERVER::url);
    }

    /// Started once, with what has happened before.
    final class Owners {

        static final StubOwners SERVER = StubOwners.start();

        static {
            SERVER.orders.happened(TestEvent.ofOrder(EARLY, "placed", 1, OrderStories.MINA));
            SERVER.deliveries.happened(TestEvent.ofDelivery(EARLY, "requested", 1, OrderStories.MINA));
            SERVER.deliveries.happened(TestEvent.ofDelivery(EARLY, "dispatched", 3, OrderStories.MINA));
        }

        private Owners() {}
    }
}
