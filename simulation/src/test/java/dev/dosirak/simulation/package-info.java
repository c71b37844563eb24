/// Order and payment as they are, with consumers, broker, gateways and two nodes around them, in one process over
/// virtual time. A seed decides what goes wrong and in which order everything happens; what must hold always is checked
/// while it runs and when it is quiet again.
///
/// Start with [Simulation][dev.dosirak.simulation.Simulation]; what a bug looks like to it, [PlantedBug][
/// dev.dosirak.simulation.PlantedBug] shows.
package dev.dosirak.simulation;
