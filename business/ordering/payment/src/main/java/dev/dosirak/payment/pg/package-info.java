/// The line to the payment gateway, and what may become of a request on it. Knows nothing of payments.
///
/// Start with [PgClient.Reply][dev.dosirak.payment.pg.PgClient.Reply].
package dev.dosirak.payment.pg;
