package dev.dosirak.payment.charge;

import dev.dosirak.payment.charge.Payment.Unpaid;
import dev.dosirak.payment.charge.PaymentCommand.Captured;
import dev.dosirak.payment.charge.PaymentGateway.Finding;
import dev.dosirak.payment.charge.Rechecks.Recheck;
import dev.dosirak.platform.kernel.CommandHandler;
import java.util.UUID;

/// Asks the gateway that was asked last once more for money that was taken against all promises after its payment had
/// come to nothing.
public final class RecheckProcessor {

    private final Payments payments;
    private final Rechecks rechecks;
    private final CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands;
    private final PaymentGateways gateways;

    public RecheckProcessor(
            Payments payments,
            Rechecks rechecks,
            CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands,
            PaymentGateways gateways) {
        this.payments = payments;
        this.rechecks = rechecks;
        this.commands = commands;
        this.gateways = gateways;
    }

    public void process(Recheck recheck) {
        if (!(payments.load(recheck.order()).state() instanceof Unpaid unpaid) || unpaid.pg() == null) {
            rechecks.passed(recheck);
            return;
        }
        switch (gateways.find(unpaid.pg(), unpaid)) {
            case Finding.Found it
            when it.left().amount() > 0 ->
                commands.handle(recheck.order(), at -> new Captured(it.capture(), it.left(), at));
            case Finding.Found _, Finding.NotFound _, Finding.Failed _ -> rechecks.passed(recheck);
            case Finding.Unclear _ -> rechecks.unclear(recheck);
            case Finding.NotAsked _ -> {} // it is due again soon
        }
    }
}
