/// Payments as histories in PostgreSQL, with the moment of the next look beside them.
package dev.dosirak.payment.charge.postgres;
