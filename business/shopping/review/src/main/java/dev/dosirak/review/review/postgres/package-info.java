/// Reviews in PostgreSQL, and what it publishes.
package dev.dosirak.review.review.postgres;
