/// How long it takes from the click until the customer finds the order in their history.
///
/// Start with [FreshnessBench][dev.dosirak.drills.freshness.FreshnessBench].
package dev.dosirak.drills.freshness;
