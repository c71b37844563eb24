/// Riders and their bells in PostgreSQL.
@NullMarked
package dev.dosirak.delivery.rider.postgres;

import org.jspecify.annotations.NullMarked;
