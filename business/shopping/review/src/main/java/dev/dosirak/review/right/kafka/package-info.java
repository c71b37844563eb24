/// The orders that give a right to review, or take it away.
package dev.dosirak.review.right.kafka;
