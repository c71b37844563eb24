/// Registered cards in PostgreSQL, their keys encrypted.
package dev.dosirak.payment.method.postgres;
