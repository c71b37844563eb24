/// One payment per order: asked for, attempted at a payment gateway, brought to an end whatever the gateway answers
/// or fails to.
///
/// Start with [Payment#decide][dev.dosirak.payment.charge.Payment#decide]. The rule above all others: after an
/// answer that did not come, ask what happened before doing anything else. Money moves only where
/// [PaymentProcessor][dev.dosirak.payment.charge.PaymentProcessor] calls the gateway, and never before what it is
/// about to do is on record.
///
/// Around it stand `kafka` (what orders ask for), `postgres` (payments as histories, with the moment of the next look
/// beside them), `http` (the order service), `threads` (processes payments beside everything else: at once when
/// something happened, and by looking for what is due) and `web` (the screens of customers and operators). The gateways
/// themselves stand in `pg`.
package dev.dosirak.payment.charge;
