package dev.dosirak.payment.distribution;

import dev.dosirak.payment.charge.DeclineReason;
import dev.dosirak.payment.charge.GatewayChooser;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentWindows.WindowChooser;
import dev.dosirak.payment.method.CardKeys;
import java.util.Optional;
import java.util.Set;

/// Payments' choice of a gateway, by the distributor.
public final class DistributedChooser implements GatewayChooser, WindowChooser {

    private final Distributor distributor;

    public DistributedChooser(Distributor distributor) {
        this.distributor = distributor;
    }

    @Override
    public Choice choose(PaymentBill bill, CardKeys card, Optional<String> failed) {
        return choice(distributor.choose(bill.order(), bill.amount(), card.issuer(), card.gateways(), failed));
    }

    @Override
    public boolean chooseAgain(PaymentBill bill, Optional<CardKeys> card, String gateway) {
        return distributor.chooseAgain(bill.order(), card.map(CardKeys::issuer), gateway);
    }

    @Override
    public Choice choose(PaymentBill bill, Set<String> having, Optional<String> failed) {
        return choice(distributor.chooseWindow(bill.order(), bill.amount(), having, failed));
    }

    private static Choice choice(Distributor.Choice choice) {
        return switch (choice) {
            case Distributor.Choice.Ask it -> new Choice.Ask(it.gateway());
            case Distributor.Choice.Later it -> new Choice.Later(it.pause());
            case Distributor.Choice.IssuerDown _ -> new Choice.Refuse(DeclineReason.ISSUER_DOWN.code());
            case Distributor.Choice.NoGateway _ -> new Choice.Refuse(DeclineReason.NO_GATEWAY.code());
        };
    }
}
