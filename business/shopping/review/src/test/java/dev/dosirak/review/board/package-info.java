@NullMarked
package dev.dosirak.review.board;

import org.jspecify.annotations.NullMarked;
