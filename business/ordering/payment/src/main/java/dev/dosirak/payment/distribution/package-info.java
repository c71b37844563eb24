/// Which payment gateway is asked for money: weights and switches of operators, the health of each gateway as its
/// own answers show it, and the rate that our contracts allow, shared by all nodes.
///
/// Start with [Distributor#choose][dev.dosirak.payment.distribution.Distributor#choose], then
/// [Breaker][dev.dosirak.payment.distribution.Breaker]: when a gateway counts as ill, and how it comes back.
///
/// Around it stand `postgres` (what operators set and who did, and the leases of the rate), `threads` (probes of a
/// gateway that is away, figures) and `web` (the operators' screen).
package dev.dosirak.payment.distribution;
