package dev.dosirak.payment.charge;

import java.util.Map;

/// What gateways were called in stored histories, and are called now.
final class GatewayNames {

    /// When there was one, it was called after where it ran.
    private static final Map<String, String> FORMER = Map.of("simulator", "toss");

    private GatewayNames() {}

    static String current(String stored) {
        return FORMER.getOrDefault(stored, stored);
    }
}
