/// Files as people have them against what should become of each of their rows.
///
/// Start with [RealInputBench][dev.dosirak.drills.realinput.RealInputBench].
package dev.dosirak.drills.realinput;
