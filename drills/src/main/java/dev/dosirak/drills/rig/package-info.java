/// What every bench needs: a platform of its own, its stores, people who are logged in, and a place for figures.
///
/// Start with [Bench][dev.dosirak.drills.rig.Bench], then [Platform][dev.dosirak.drills.rig.Platform].
package dev.dosirak.drills.rig;
