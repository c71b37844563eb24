/// Takes an order only when it can be carried: what the machine has taken on and not yet done is bounded, and what
/// comes beyond that is refused at once, with a word on when to come again.
///
/// Start with [Admission][dev.dosirak.order.admission.Admission].
package dev.dosirak.order.admission;
