/// Payment gateways over virtual time, ill in all the ways in which gateways are. They keep two promises and no other:
/// the same request under the same key is done once, and no more is given back than is left.
package dev.dosirak.simulation.gateway;
