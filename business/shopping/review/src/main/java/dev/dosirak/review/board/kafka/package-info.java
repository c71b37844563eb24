/// Members who leave, and their reviews.
@NullMarked
package dev.dosirak.review.board.kafka;

import org.jspecify.annotations.NullMarked;
