/// What we measure, and what we prove by breaking it: `./dosirak bench startup|order-write|freshness|crash`.
///
/// Start with [BenchCommand][dev.dosirak.drills.BenchCommand]; each bench has a package of its own. All of them run a
/// platform of their own through [Platform][dev.dosirak.drills.rig.Platform], in a data folder that is deleted
/// afterwards. What is measured and how, with the figures: `docs/benchmarks.md`.
package dev.dosirak.drills;
