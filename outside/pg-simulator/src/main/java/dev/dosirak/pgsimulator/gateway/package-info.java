/// What every payment gateway promises a merchant: a card becomes a billing key, a billing key pays an order once, and
/// what was paid can be given back, in parts or whole.
///
/// Start with [Gateway][dev.dosirak.pgsimulator.gateway.Gateway]; how it is made to fail stands in
/// [Faults][dev.dosirak.pgsimulator.gateway.Faults], who speaks for it in a package of its own beside this one.
///
/// In `postgres` stands the database of all gateways: what one has taken, it remembers over any crash.
package dev.dosirak.pgsimulator.gateway;
