/// Whether the silence of people may be taken for an answer: only as long as the service was there to hear them. A
/// service that judges silence imports `ReachabilityConfiguration` of the platform's `web`, adds
/// `classpath:db/platform/reachability` to its migrations, and asks
/// [Reachability][dev.dosirak.platform.kernel.Reachability].
package dev.dosirak.platform.reachability;
