/// Living traffic: customers order on schedule, owners decide, riders deliver, and each remembers what they were
/// told.
///
/// Arrivals do not wait for answers (an open model): when the platform is slow, more is under way, as in real life.
/// Start with [Traffic][dev.dosirak.demo.traffic.Traffic].
package dev.dosirak.demo.traffic;
