package dev.dosirak.payment.charge.kafka;

import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentCommand;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.subscription.Subscription;
import java.time.Duration;
import java.util.UUID;

/// Opens to the simulation what payments hear. Stands in the package of what it opens.
public final class PaymentSubscriptions {

    private static final Duration PAY_WITHIN = Duration.ofMinutes(10);

    private PaymentSubscriptions() {}

    public static Subscription ofOrder(CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> payments) {
        return new OrderEventsListener().orderEvents(payments, PAY_WITHIN);
    }
}
