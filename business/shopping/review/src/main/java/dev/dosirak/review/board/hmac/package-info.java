/// Authors under names that only this service can make.
@NullMarked
package dev.dosirak.review.board.hmac;

import org.jspecify.annotations.NullMarked;
