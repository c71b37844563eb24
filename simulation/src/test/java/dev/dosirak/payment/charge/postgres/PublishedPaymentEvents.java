package dev.dosirak.payment.charge.postgres;

import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.platform.outbox.Message;
import java.util.Optional;
import java.util.UUID;

/// Opens to the simulation what payments publish. Stands in the package of what it opens.
public final class PublishedPaymentEvents {

    private PublishedPaymentEvents() {}

    public static Optional<Message> of(UUID order, Payment after, PaymentEvent event) {
        return PublicEvent.of(order, after, event);
    }
}
