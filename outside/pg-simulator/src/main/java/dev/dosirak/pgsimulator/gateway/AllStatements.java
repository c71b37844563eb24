package dev.dosirak.pgsimulator.gateway;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// The statements of all gateways, under the same terms.
public final class AllStatements {

    private final Map<GatewayName, Statements> all = new EnumMap<>(GatewayName.class);

    /// @param feeBasisPoints what they keep of each amount, in hundredths of a percent, without VAT
    public AllStatements(Gateways gateways, int feeBasisPoints, Clock clock) {
        gateways.all().forEach(it -> all.put(it.name(), new Statements(it, feeBasisPoints, clock)));
    }

    public Statements of(GatewayName gateway) {
        return Objects.requireNonNull(all.get(gateway));
    }
}
