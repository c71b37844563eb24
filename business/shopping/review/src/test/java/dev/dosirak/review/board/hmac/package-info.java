@NullMarked
package dev.dosirak.review.board.hmac;

import org.jspecify.annotations.NullMarked;
