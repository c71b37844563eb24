/// The cards that customers have registered to pay with.
///
/// Start with [Wallet][dev.dosirak.payment.method.Wallet]. We never see a card: the gateway's window does, and
/// gives us a key that pays with it.
package dev.dosirak.payment.method;
