/// The board in PostgreSQL, and what it tells other services.
@NullMarked
package dev.dosirak.review.review.postgres;

import org.jspecify.annotations.NullMarked;
