/// The gateway after NICE Payments: HTTP Basic with client and secret key or a bearer token, **a no of the business is
/// HTTP 200 with a `resultCode`**, no idempotency but order numbers that count once, a key of its own for every cancel,
/// cards encrypted by the merchant (there is no window for billing keys), and no public list of movements: ours is
/// invented.
package dev.dosirak.pgsimulator.nice;
