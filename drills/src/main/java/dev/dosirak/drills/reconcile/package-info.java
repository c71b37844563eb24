/// Whether three gateways' statements of a day are compared with 100,000 payments in time, and nothing but
/// what is wrong is found.
///
/// Start with [ReconcileBench][dev.dosirak.drills.reconcile.ReconcileBench].
package dev.dosirak.drills.reconcile;
