package dev.dosirak.pgsimulator.gateway;

import dev.dosirak.pgsimulator.gateway.PgError.Reason;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The gateways, which know nothing of each other.
public final class Gateways {

    private final Map<GatewayName, Gateway> all = new EnumMap<>(GatewayName.class);

    /// @param told what happens to payments; what is undone after all, too
    public Gateways(Books books, Consumer<PaymentNews> told, Clock clock) {
        for (var name : GatewayName.values()) {
            all.put(name, new Gateway(name, books, told, clock));
        }
    }

    public Gateway of(GatewayName name) {
        var gateway = all.get(name);
        if (gateway == null) {
            throw new IllegalStateException("No gateway for " + name);
        }
        return gateway;
    }

    public Collection<Gateway> all() {
        return all.values();
    }

    /// The gateway that has it takes a payment back, all of what is left or a part: its merchant was not asked. When
    /// several took money for that order, it is the one that still has most.
    ///
    /// @param amount in won; empty for all that is left
    /// @throws PgError when nobody has such a payment, or less than that is left
    public Reversal reverse(String orderId, Optional<Long> amount) {
        var gateway = withMost(orderId);
        return new Reversal(gateway, gateway.reverse(orderId, amount));
    }

    /// A customer disputes a payment with their card company, and the merchant hears of it as far as a gateway tells.
    ///
    /// @param over whether the card company has decided
    /// @throws PgError when nobody has such a payment
    public void dispute(String orderId, boolean over) {
        withMost(orderId).dispute(orderId, over);
    }

    private Gateway withMost(String orderId) {
        var found = new ArrayList<Reversal>();
        for (var gateway : all()) {
            gateway.find(orderId).ifPresent(it -> found.add(new Reversal(gateway, it)));
        }
        return found.stream()
                .max(Comparator.comparingLong(it -> it.payment().balance()))
                .map(Reversal::gateway)
                .orElseThrow(() -> new PgError(Reason.UNKNOWN_PAYMENT));
    }

    /// What became of a payment that its gateway took back.
    public record Reversal(Gateway gateway, CardPayment payment) {}
}
