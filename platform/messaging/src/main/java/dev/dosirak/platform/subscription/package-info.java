/// Receives other services' events. A [Subscription][dev.dosirak.platform.subscription.Subscription]
/// says which types matter and what each does here; a record that cannot be applied parks its key,
/// and only its key.
package dev.dosirak.platform.subscription;
