/// What the whole platform promises, asked the way its users do: over the public API, through the gateway, and at the
/// payment company's card window.
///
/// Each interface is one promise, told in tests; [OneJvmTest] and [IsolatedTest] put all of them to a platform of
/// their own, started from the built tree on ports that nobody else uses and stopped afterwards, however the tests
/// end.
///
/// Start with [OrderJourney][dev.dosirak.box.acceptance.OrderJourney]; [Stage][dev.dosirak.box.acceptance.Stage] is
/// the shop and the people that a test plays with.
package dev.dosirak.box.acceptance;
