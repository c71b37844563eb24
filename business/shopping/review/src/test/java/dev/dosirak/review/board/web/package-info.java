@NullMarked
package dev.dosirak.review.board.web;

import org.jspecify.annotations.NullMarked;
