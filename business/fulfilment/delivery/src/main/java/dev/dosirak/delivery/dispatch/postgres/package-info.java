/// Deliveries in PostgreSQL: the history, and one row each to find them by.
@NullMarked
package dev.dosirak.delivery.dispatch.postgres;

import org.jspecify.annotations.NullMarked;
