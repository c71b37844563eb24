package dev.dosirak.payment.charge;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The gateways that we have a contract with.
public final class PaymentGateways {

    private final Map<String, PaymentGateway> byName;

    public PaymentGateways(Collection<PaymentGateway> gateways) {
        this.byName = gateways.stream()
                .collect(Collectors.toMap(
                        PaymentGateway::name,
                        Function.identity(),
                        (one, _) -> {
                            throw new IllegalArgumentException("Two gateways are called " + one.name());
                        },
                        LinkedHashMap::new));
    }

    /// @throws IllegalStateException when there is none of this name any more: its money can be neither found nor
    ///     given back until it is configured again
    public PaymentGateway of(String name) {
        var gateway = byName.get(name);
        if (gateway == null) {
            throw new IllegalStateException("No gateway is configured that is called " + name);
        }
        return gateway;
    }

    public Collection<PaymentGateway> all() {
        return byName.values();
    }
}
