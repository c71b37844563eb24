/// The rights in PostgreSQL.
@NullMarked
package dev.dosirak.review.right.postgres;

import org.jspecify.annotations.NullMarked;
