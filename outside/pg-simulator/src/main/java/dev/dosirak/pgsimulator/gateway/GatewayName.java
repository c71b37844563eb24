package dev.dosirak.pgsimulator.gateway;

import dev.dosirak.platform.kernel.EnumNames;

/// The gateways that stand here, each after the public API of the one it is named for.
public enum GatewayName {
    TOSS,
    NICE,
    PORTONE;

    public static final EnumNames<GatewayName> NAMES = EnumNames.of(GatewayName.class, it -> switch (it) {
        case TOSS -> "toss";
        case NICE -> "nice";
        case PORTONE -> "portone";
    });
}
