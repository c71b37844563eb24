@NullMarked
package dev.dosirak.review.review.postgres;

import org.jspecify.annotations.NullMarked;
