/// Kills processes under traffic, and then checks that every promise was kept.
///
/// Start with [CrashBench][dev.dosirak.drills.crash.CrashBench]. The promises are in
/// [Invariants][dev.dosirak.drills.crash.Invariants]; they are checked against
/// [ServiceRecords][dev.dosirak.drills.crash.ServiceRecords], which are read from the stores once everything is at
/// rest.
package dev.dosirak.drills.crash;
