/// One Spring Boot service as anybody would begin it, which does next to nothing: the measure of `startup.ratio`.
/// Runs in a process of its own, on a class path that knows nothing of the platform.
package dev.dosirak.drills.plain;
