/// The gateway after Toss Payments: HTTP Basic with a secret key, keys of idempotency for 15 days, a no as an error
/// of HTTP `{code, message}`, and a card window that gives the browser an `authKey`.
package dev.dosirak.pgsimulator.toss;
