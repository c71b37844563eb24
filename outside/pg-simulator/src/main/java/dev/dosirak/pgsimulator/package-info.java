/// Payment gateways as a Korean merchant knows them, standing outside of the platform: its own database, its own keys,
/// its own words for errors, and a switch to make it fail.
///
/// Start with [Gateway][dev.dosirak.pgsimulator.gateway.Gateway]: what may be asked of it.
package dev.dosirak.pgsimulator;
