/// The evening on which customers had paid and could not see it: the news of payments and of orders stands still.
///
/// Start with [PaidInvisibleDrill][dev.dosirak.drills.paidinvisible.PaidInvisibleDrill].
@NullMarked
package dev.dosirak.drills.paidinvisible;

import org.jspecify.annotations.NullMarked;
