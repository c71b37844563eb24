package dev.dosirak.payment.distribution;

import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.platform.kernel.Won;
import java.util.UUID;
import java.util.function.Supplier;

/// Asks a gateway whose hold is over whether it is back, where no inquiry and no refund that we owe does so: for a
/// payment that nobody has ever made. "There is none" is an answer like any other, moves nothing and needs no
/// customer.
public final class GatewayProbe {

    private static final Won SOMETHING = Won.of(1_000);

    private final PaymentGateway gateway;
    private final GatewayHealth health;
    private final Supplier<UUID> ids;

    /// @param gateway as payments ask it: what it answers is to reach [GatewayHealth]
    /// @param ids each another one
    public GatewayProbe(PaymentGateway gateway, GatewayHealth health, Supplier<UUID> ids) {
        this.gateway = gateway;
        this.health = health;
        this.ids = ids;
    }

    /// Harmless at any time; asks nothing while the hold is not over.
    public void run() {
        if (health.isProbeDue(gateway.name())) {
            gateway.find(new PaymentBill(ids.get(), ids.get(), ids.get(), SOMETHING));
        }
    }
}
