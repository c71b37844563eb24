/// What a payment gateway promises a merchant: a card becomes a billing key, a billing key pays an order once, and
/// what was paid can be given back, in parts or whole.
///
/// Start with [Gateway][dev.dosirak.pgsimulator.gateway.Gateway]; how it is made to fail stands in
/// [Faults][dev.dosirak.pgsimulator.gateway.Faults].
///
/// Around it stand `web` (the REST API, the card window, and the switch that makes it all fail) and `postgres` (its own
/// database: what it has taken, it remembers over any crash).
package dev.dosirak.pgsimulator.gateway;
