package dev.dosirak.payment.reconciliation;

import dev.dosirak.payment.charge.Capture;
import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.Payment.AwaitingResult;
import dev.dosirak.payment.charge.Payment.CancelledUnseen;
import dev.dosirak.payment.charge.Payment.Captured;
import dev.dosirak.payment.charge.Payment.Known;
import dev.dosirak.payment.charge.Payment.Nothing;
import dev.dosirak.payment.charge.Payment.Unpaid;
import dev.dosirak.payment.charge.PaymentCommand;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.charge.PaymentGateway.Balance;
import dev.dosirak.payment.charge.PaymentGateway.Finding;
import dev.dosirak.payment.charge.PaymentGateways;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.kernel.Won;
import java.time.InstantSource;
import java.util.UUID;

/// Money that a statement knows of and we do not. The gateway is inquired, since a statement is old when it is read,
/// and the payment's own rules say what follows: it is adopted, goes back by itself, or is noted as reversed.
public final class LateMoney {

    private final Payments payments;
    private final CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands;
    private final PaymentGateways gateways;
    private final InstantSource clock;

    public LateMoney(
            Payments payments,
            CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands,
            PaymentGateways gateways,
            InstantSource clock) {
        this.payments = payments;
        this.commands = commands;
        this.gateways = gateways;
        this.clock = clock;
    }

    /// @return whether that is seen to: something came of it, or there is nothing left to see to. Else the gateway
    ///     does not say what its statement does, and people should know
    public boolean settle(String gateway, UUID order) {
        return Stale.retried(() -> settle(gateways.of(gateway), payments.load(order)));
    }

    private boolean settle(PaymentGateway gateway, Versioned<Payment> payment) {
        return switch (payment.state()) {
            case Nothing _, CancelledUnseen _ -> false;
            case AwaitingResult _ -> false; // somebody is at it, and asks by himself
            case Captured s when s.capture().pg().equals(gateway.name()) -> look(gateway, payment, s);
            case Known s -> inquire(gateway, payment, s);
        };
    }

    /// What it has still of the capture that pays.
    private boolean look(PaymentGateway gateway, Versioned<Payment> payment, Captured state) {
        return switch (gateway.balance(state.bill(), state.capture())) {
            case Balance.Left it -> isNews(payment, state, state.capture(), it.amount());
            case Balance.DepositReversed _ ->
                isNews(payment, state, new PaymentCommand.DepositReversed(state.capture(), clock.instant()));
            case Balance.NoCapture _, Balance.Unclear _, Balance.NotAsked _ -> false;
        };
    }

    private boolean inquire(PaymentGateway gateway, Versioned<Payment> payment, Known state) {
        return switch (gateways.find(gateway.name(), state)) {
            case Finding.Found it -> isNews(payment, state, it.capture(), it.left()) || isNothing(state, it.left());
            case Finding.NotFound _, Finding.Failed _, Finding.Unclear _, Finding.NotAsked _ -> false;
        };
    }

    private boolean isNews(Versioned<Payment> payment, Known state, Capture capture, Won left) {
        return isNews(payment, state, new PaymentCommand.Captured(capture, left, clock.instant()));
    }

    private boolean isNews(Versioned<Payment> payment, Known state, PaymentCommand found) {
        return commands.handle(state.bill().order(), payment, found).version() > payment.version();
    }

    /// It came to nothing, and the gateway has nothing of it any more.
    private static boolean isNothing(Known state, Won left) {
        return state instanceof Unpaid && left.amount() == 0;
    }
}
