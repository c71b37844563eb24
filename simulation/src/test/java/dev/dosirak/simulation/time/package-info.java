/// Time that passes only when nothing is left to do, and processes that take turns in it. One thing runs at a time, and
/// what comes next follows from the seed alone, so whatever happened once happens again.
///
/// Start with [Scheduler][dev.dosirak.simulation.time.Scheduler].
package dev.dosirak.simulation.time;
