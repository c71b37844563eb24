package dev.dosirak.order.lifecycle.postgres;

import dev.dosirak.order.lifecycle.Order;
import dev.dosirak.order.lifecycle.OrderEvent;
import dev.dosirak.platform.outbox.Message;
import java.util.Optional;

/// Opens to the simulation what orders publish. Stands in the package of what it opens.
public final class PublishedOrderEvents {

    private PublishedOrderEvents() {}

    public static Optional<Message> of(Order after, OrderEvent event) {
        return PublicEvent.of(after, event);
    }
}
