package dev.dosirak.payment.charge;

import dev.dosirak.payment.charge.Payment.Known;
import dev.dosirak.payment.charge.Payment.Unpaid;
import dev.dosirak.payment.charge.PaymentGateway.Finding;
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

    /// What a gateway knows of a payment: where the last attempt came to nothing in its window, of that
    /// by its own name, which an earlier one must not hide.
    public Finding find(String name, Known payment) {
        var gateway = of(name);
        return payment instanceof Unpaid it
                        && it.inWindow() != null
                        && it.inWindow().pg().equals(name)
                ? gateway.find(it.bill(), it.inWindow())
                : gateway.find(payment.bill());
    }

    public Collection<PaymentGateway> all() {
        return byName.values();
    }
}
