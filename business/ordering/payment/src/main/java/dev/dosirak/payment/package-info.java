/// Takes the money for an order exactly once, and gives it back when the order comes to nothing.
///
/// Start with [Payment#decide][dev.dosirak.payment.charge.Payment#decide]: the rules of one payment, one line per
/// transition; then [PaymentProcessor][dev.dosirak.payment.charge.PaymentProcessor], which calls the payment gateway.
package dev.dosirak.payment;
