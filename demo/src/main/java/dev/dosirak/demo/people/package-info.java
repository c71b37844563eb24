/// The people of the platform as programs: what a customer's app, an owner's terminal and a rider's app do.
///
/// They use nothing but the public API, patiently: a command whose answer is lost is sent again with the same
/// `Idempotency-Key`. Start with [Customer][dev.dosirak.demo.people.Customer]; how patience works is in
/// [Api][dev.dosirak.demo.people.Api].
package dev.dosirak.demo.people;
