package dev.dosirak.payment.reconciliation;

import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.Payment.AwaitingResult;
import dev.dosirak.payment.charge.Payment.CancelledUnseen;
import dev.dosirak.payment.charge.Payment.Known;
import dev.dosirak.payment.charge.Payment.Nothing;
import dev.dosirak.payment.charge.PaymentCommand;
import dev.dosirak.payment.charge.PaymentCommand.Captured;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentGateway.Finding;
import dev.dosirak.payment.charge.PaymentGateways;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.platform.kernel.CommandHandler;
import java.util.UUID;

/// Money that a statement knows of and we do not. The gateway is inquired, since a statement is old when it is read,
/// and the payment's own rules say what follows: it is adopted, goes back by itself, or is noted as reversed.
public final class LateMoney {

    private final Payments payments;
    private final CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands;
    private final PaymentGateways gateways;

    public LateMoney(
            Payments payments,
            CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands,
            PaymentGateways gateways) {
        this.payments = payments;
        this.commands = commands;
        this.gateways = gateways;
    }

    /// @return whether the payment knows of it now; else it is to be tried again
    public boolean settle(String gateway, UUID order) {
        return switch (payments.load(order).state()) {
            case Nothing _, CancelledUnseen _ -> false;
            case AwaitingResult _ -> false; // somebody is at it, and asks by himself
            case Known state -> inquire(gateway, state);
        };
    }

    private boolean inquire(String gateway, Known state) {
        return switch (gateways.of(gateway).find(state.bill())) {
            case Finding.Found found -> {
                commands.handle(state.bill().order(), at -> new Captured(found.capture(), found.left(), at));
                yield true;
            }
            case Finding.NotFound _, Finding.Failed _, Finding.Unclear _, Finding.NotAsked _ -> false;
        };
    }
}
