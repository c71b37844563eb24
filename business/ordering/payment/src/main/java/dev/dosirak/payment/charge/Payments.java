package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Versioned;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/// Every payment ever asked for, by its order.
public interface Payments {

    /// [Payment.Nothing] with version 0 when nothing is known.
    Versioned<Payment> load(UUID order);

    /// Records and publishes `events` after `before`, together with when the payment is [due][DuePayments] and to
    /// be [rechecked][Rechecks].
    ///
    /// @return the state after the events
    /// @throws dev.dosirak.platform.kernel.Stale when somebody else has appended since `before` was loaded
    Versioned<Payment> append(UUID order, Versioned<Payment> before, List<PaymentEvent> events);

    /// Puts decisions on record.
    static CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands(
            Payments payments, InstantSource clock) {
        return new CommandHandler<>(payments::load, Payment::decide, payments::append, clock);
    }
}
