package dev.dosirak.simulation.gateway;

import java.util.UUID;

/// Sees what happens at gateways.
public interface Watch {

    /// A gateway has got a request.
    void asked(String gateway);

    /// It was asked for a payment that it knows for the same however often it is asked, and said that it has failed.
    void saidFailed(UUID order);

    /// Money was taken.
    void taken(UUID order);
}
