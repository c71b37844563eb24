package dev.dosirak.order.lifecycle.kafka;

import dev.dosirak.order.lifecycle.OrderCommands;
import dev.dosirak.platform.subscription.Subscription;

/// Opens to the simulation what orders hear. Stands in the package of what it opens.
public final class OrderSubscriptions {

    private OrderSubscriptions() {}

    public static Subscription ofPayment(OrderCommands orderCommands) {
        return new PaymentEventsListener().paymentEvents(orderCommands);
    }

    public static Subscription ofRelay(OrderCommands orderCommands) {
        return new RelayEventsListener().relayEvents(orderCommands);
    }
}
