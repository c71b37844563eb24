/// Registered cards in PostgreSQL, their keys encrypted.
@NullMarked
package dev.dosirak.payment.method.postgres;

import org.jspecify.annotations.NullMarked;
