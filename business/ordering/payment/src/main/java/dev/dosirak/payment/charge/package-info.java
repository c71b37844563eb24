/// One payment per order: asked for, attempted at a payment gateway, brought to an end whatever the gateway answers
/// or fails to.
///
/// Start with [Payment#decide][dev.dosirak.payment.charge.Payment#decide]. The rule above all others: after an
/// answer that did not come, ask what happened before doing anything else. Money moves only where
/// [PaymentProcessor][dev.dosirak.payment.charge.PaymentProcessor] calls the gateway, and never before what it is
/// about to do is on record.
package dev.dosirak.payment.charge;
