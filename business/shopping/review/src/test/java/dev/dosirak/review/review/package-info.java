@NullMarked
package dev.dosirak.review.review;

import org.jspecify.annotations.NullMarked;
