/// The gateway after PortOne v2: an API secret, payments under the merchant's own numbers, nested amounts, keys of
/// idempotency in quotes for three hours, a no as an error of HTTP `{type, message}`, and what the company behind it
/// says passed on as 502. Its window gives the browser a billing key.
package dev.dosirak.pgsimulator.portone;
