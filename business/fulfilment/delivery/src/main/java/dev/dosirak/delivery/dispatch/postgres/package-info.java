/// Deliveries in PostgreSQL: the history, and one row each to find them by.
package dev.dosirak.delivery.dispatch.postgres;
