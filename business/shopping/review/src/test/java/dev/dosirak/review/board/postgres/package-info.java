@NullMarked
package dev.dosirak.review.board.postgres;

import org.jspecify.annotations.NullMarked;
