/// Payments as histories in PostgreSQL, with the moment of the next look beside them.
@NullMarked
package dev.dosirak.payment.charge.postgres;

import org.jspecify.annotations.NullMarked;
