/// Riders and what they were told, in PostgreSQL.
package dev.dosirak.delivery.rider.postgres;
