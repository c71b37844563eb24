/// The cards that customers have registered to pay with.
///
/// Start with [Wallet][dev.dosirak.payment.method.Wallet]. A card is shown to a gateway, which gives us a key that pays
/// with
/// it; where the gateway has no window of its own for that, the card passes through our memory and is kept nowhere.
///
/// Around it stand `postgres` (keeps them, their keys encrypted), `kafka` (members leave) and `web` (the screens of
/// their customers). The gateways that register cards stand in `pg`.
package dev.dosirak.payment.method;
