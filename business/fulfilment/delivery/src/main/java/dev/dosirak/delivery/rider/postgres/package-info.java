/// Riders and what they were told, in PostgreSQL.
@NullMarked
package dev.dosirak.delivery.rider.postgres;

import org.jspecify.annotations.NullMarked;
