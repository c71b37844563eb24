/// The frame of every drill: an incident that really happened, played once with the design that fell to it and once
/// with
/// the remedy, under the same seed and load.
///
/// A drill says what it switches on, what happens when, and what must be true at the end; everything else is here: its
/// platform, the load of a process of its own, the table, the raw results and the report in one file.
///
/// Start with [Drill][dev.dosirak.drills.drill.Drill].
@NullMarked
package dev.dosirak.drills.drill;

import org.jspecify.annotations.NullMarked;
