/// Kills processes under traffic, and then checks that every promise was kept.
///
/// Start with [CrashBench][dev.dosirak.drills.crash.CrashBench]. The promises are in
/// [Promises][dev.dosirak.drills.crash.Promises]; they are checked against [Books][dev.dosirak.drills.crash.Books],
/// which are read from the stores once everything is at rest.
@NullMarked
package dev.dosirak.drills.crash;

import org.jspecify.annotations.NullMarked;
