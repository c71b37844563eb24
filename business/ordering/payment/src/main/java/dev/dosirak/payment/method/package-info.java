/// The cards that customers have registered to pay with.
///
/// Start with [Wallet][dev.dosirak.payment.method.Wallet]. We never see a card: the gateway's window does, and
/// gives us a key that pays with it.
///
/// Around it stand `http` (registers cards at the gateway), `postgres` (keeps them, their keys encrypted), `kafka`
/// (members leave) and `web` (the screens of their customers).
package dev.dosirak.payment.method;
