package dev.dosirak.simulation.gateway;

import java.time.Instant;

/// Between two moments a gateway is ill.
public record Episode(String gateway, Illness illness, Instant from, Instant to) {

    boolean covers(Instant now) {
        return !now.isBefore(from) && now.isBefore(to);
    }
}
