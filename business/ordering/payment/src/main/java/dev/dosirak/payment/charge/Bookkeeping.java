package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.util.List;
import java.util.UUID;

/// Puts decisions on record.
final class Bookkeeping {

    private static final int RACES_LOST = 10;

    private final Payments payments;

    Bookkeeping(Payments payments) {
        this.payments = payments;
    }

    /// Decides on what was loaded before: this is for what must not happen twice.
    Versioned<Payment> append(UUID order, Versioned<Payment> before, PaymentCommand command) {
        return payments.append(order, before, Payment.decide(before.state(), command));
    }

    /// There is nothing to decide on, and people are told if that goes on.
    void unclear(UUID order) {
        payments.unclear(order);
    }

    /// Decides on what is now: what the gateway did counts, whoever was faster.
    void tell(UUID order, PaymentCommand command) {
        for (int attempt = 1; ; attempt++) {
            var payment = payments.load(order);
            List<PaymentEvent> news = Payment.decide(payment.state(), command);
            if (news.isEmpty()) {
                return;
            }
            try {
                payments.append(order, payment, news);
                return;
            } catch (Stale e) {
                if (attempt == RACES_LOST) {
                    throw e;
                }
            }
        }
    }
}
