package dev.dosirak.payment.charge;

import dev.dosirak.payment.charge.GatewayChooser.Choice;
import dev.dosirak.payment.charge.PaymentProcessor.BillingKeys;
import dev.dosirak.payment.method.CardKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One gateway, which is always chosen.
public final class TestGateways {

    private TestGateways() {}

    public static PaymentGateways only(PaymentGateway gateway) {
        return new PaymentGateways(List.of(gateway));
    }

    public static GatewayChooser chooser(PaymentGateway gateway) {
        return (_, _, _) -> new Choice.Ask(gateway.name());
    }

    /// Every customer has every card, and this gateway has a key for it.
    public static BillingKeys keysAt(PaymentGateway gateway) {
        return (_, _) -> Optional.of(new CardKeys("kb", Map.of(gateway.name(), "key")));
    }
}
