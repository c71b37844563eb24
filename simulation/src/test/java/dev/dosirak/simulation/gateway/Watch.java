package dev.dosirak.simulation.gateway;

import java.util.UUID;

/// Sees what happens at gateways.
public interface Watch {

    /// A gateway has got a request.
    void asked(String gateway);

    /// Money was taken.
    void taken(UUID order);
}
