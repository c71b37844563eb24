package dev.dosirak.pgsimulator.gateway;

import java.util.Map;

/// Where merchants reach each gateway.
///
/// @param byName of a gateway
public record PortSettings(Map<String, Integer> byName) {

    public PortSettings {
        byName = Map.copyOf(byName);
    }

    /// @throws IllegalStateException when the settings do not say it
    public int of(GatewayName gateway) {
        var port = byName.get(GatewayName.NAMES.nameOf(gateway));
        if (port == null) {
            throw new IllegalStateException("dosirak.pg-simulator.ports names no port of " + gateway);
        }
        return port;
    }
}
