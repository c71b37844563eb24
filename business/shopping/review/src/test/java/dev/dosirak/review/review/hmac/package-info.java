@NullMarked
package dev.dosirak.review.review.hmac;

import org.jspecify.annotations.NullMarked;
