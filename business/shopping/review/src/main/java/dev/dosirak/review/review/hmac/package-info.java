/// Authors under names that only this service can make.
@NullMarked
package dev.dosirak.review.review.hmac;

import org.jspecify.annotations.NullMarked;
