/// The orders that give a right to review, or take it away.
@NullMarked
package dev.dosirak.review.right.kafka;

import org.jspecify.annotations.NullMarked;
