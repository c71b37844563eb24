/// The rights in PostgreSQL.
package dev.dosirak.review.right.postgres;
