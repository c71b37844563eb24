package dev.dosirak.payment.charge;

import dev.dosirak.payment.charge.PaymentCommand.Captured;
import dev.dosirak.payment.charge.PaymentGateway.Finding;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Versioned;
import java.time.InstantSource;
import java.util.UUID;

/// Whether a gateway has taken the money without our word, before a customer is given another way to pay.
final class CaptureCheck {

    private final CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands;
    private final PaymentGateways gateways;
    private final InstantSource clock;

    CaptureCheck(
            CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands,
            PaymentGateways gateways,
            InstantSource clock) {
        this.commands = commands;
        this.gateways = gateways;
        this.clock = clock;
    }

    /// What it has taken is on record then. Only its word is one.
    ///
    /// @param otherwise how the customer is told that it does not say
    void refuseIfCaptured(Versioned<Payment> payment, PaymentBill bill, String pg, Refused otherwise) {
        switch (gateways.of(pg).find(bill)) {
            case Finding.Found it -> {
                commands.handle(bill.order(), payment, new Captured(it.capture(), it.left(), clock.instant()));
                throw new Refused(PaymentRefusal.PAYMENT_OVER);
            }
            case Finding.NotFound _, Finding.Failed _ -> {}
            case Finding.Unclear _, Finding.NotAsked _ -> throw otherwise;
        }
    }
}
