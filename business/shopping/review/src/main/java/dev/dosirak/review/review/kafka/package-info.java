/// Members who leave, and their reviews.
@NullMarked
package dev.dosirak.review.review.kafka;

import org.jspecify.annotations.NullMarked;
