package dev.dosirak.payment.distribution;

import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.platform.kernel.Won;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Supplier;

/// Asks a gateway whose hold is over whether it is back, where no inquiry and no refund that we owe does so: for a
/// payment that nobody has ever made. "There is none" is an answer like any other, moves nothing and needs no
/// customer.
public final class GatewayProbes {

    private static final Won SOMETHING = Won.of(1_000);

    private final Collection<PaymentGateway> gateways;
    private final GatewayHealth health;
    private final Supplier<UUID> ids;

    /// @param gateways as payments ask them: what they answer is to reach [GatewayHealth]
    /// @param ids each another one
    public GatewayProbes(Collection<PaymentGateway> gateways, GatewayHealth health, Supplier<UUID> ids) {
        this.gateways = gateways;
        this.health = health;
        this.ids = ids;
    }

    /// Harmless at any time; asks nobody whose hold is not over.
    public void run() {
        for (var gateway : gateways) {
            if (health.isProbeDue(gateway.name())) {
                gateway.find(new PaymentBill(ids.get(), ids.get(), ids.get(), SOMETHING));
            }
        }
    }
}
