/// How long it takes from `./dosirak up` to the first delivered order, and how much memory that needs.
///
/// Start with [StartupBench][dev.dosirak.drills.startup.StartupBench].
package dev.dosirak.drills.startup;
