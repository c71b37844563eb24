/// The news of an order comes doubled and in another order than it happened, and whoever reads it dies in
/// between.
///
/// Start with [ShuffleDrill][dev.dosirak.drills.shuffle.ShuffleDrill].
@NullMarked
package dev.dosirak.drills.shuffle;

import org.jspecify.annotations.NullMarked;
