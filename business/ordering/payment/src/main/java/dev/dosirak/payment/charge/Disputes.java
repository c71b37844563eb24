package dev.dosirak.payment.charge;

import dev.dosirak.payment.charge.Tasks.Kind;
import java.util.UUID;

/// What a gateway tells of disputes: neither the sum nor who has won. So people are asked to put that on record as a
/// [Chargeback].
public final class Disputes {

    private final Payments payments;
    private final Tasks tasks;

    public Disputes(Payments payments, Tasks tasks) {
        this.payments = payments;
        this.tasks = tasks;
    }

    /// Of a payment that nobody knows or that took nothing, there is nothing to put on record.
    ///
    /// @param over whether the card company has decided
    public void told(UUID order, String gateway, boolean over) {
        if (payments.load(order).state() instanceof Payment.Captured) {
            var what = over ? "a dispute is over" : "the customer disputes the payment";
            tasks.raise(Kind.DISPUTE_TOLD, order.toString(), "%s tells: %s".formatted(gateway, what));
        }
    }
}
