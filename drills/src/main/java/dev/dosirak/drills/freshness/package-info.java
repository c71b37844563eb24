/// How long it takes from the click until the customer finds the order in their history.
///
/// Start with [FreshnessBench][dev.dosirak.drills.freshness.FreshnessBench].
@NullMarked
package dev.dosirak.drills.freshness;

import org.jspecify.annotations.NullMarked;
