package dev.dosirak.orderhistory;

import dev.dosirak.orderhistory.view.Stories;
import dev.dosirak.orderhistory.view.Told;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The running service of all tests of this module has owners to ask.
public interface WithOwners {

    /// An order that was placed and dispatched before there was any order history.
    Stories EARLY = Stories.fresh();

    @DynamicPropertySource
    static void owners(DynamicPropertyRegistry properties) {
        properties.add("dosirak.order-history.order-service", Owners.SERVER::url);
        properties.add("dosirak.order-history.delivery-service", Owners.SERVER::url);
    }

    /// Started once, with what has happened before.
    final class Owners {

        static final OwnersServer SERVER = OwnersServer.start();

        static {
            SERVER.orders.happened(Told.ofOrder(EARLY, "placed", 1, Stories.MINA));
            SERVER.deliveries.happened(Told.ofDelivery(EARLY, "requested", 1, Stories.MINA));
            SERVER.deliveries.happened(Told.ofDelivery(EARLY, "dispatched", 3, Stories.MINA));
        }

        private Owners() {}
    }
}
