/// Whether the silence of people may be taken for an answer: only as long as the service was there to hear them. A
/// service that judges silence needs `REACHABILITY`, says the catalog, and asks
/// [Reachability][dev.dosirak.platform.kernel.Reachability].
package dev.dosirak.platform.reachability;
