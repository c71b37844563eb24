/// What payment gateways tell by themselves. None of it is believed: a webhook makes us ask the gateway what became of
/// the payment it names, and nothing else, so a forged one costs an inquiry at most, and whoever sends many costs
/// hardly more.
///
/// Start with [WebhookInquiries][dev.dosirak.payment.webhook.WebhookInquiries], which bounds what a webhook may cause,
/// and [WebhookInquirer][dev.dosirak.payment.webhook.WebhookInquirer], which asks.
///
/// Around it stand `web` (what each gateway sends, and how it is known to be its), `postgres` and `threads`.
package dev.dosirak.payment.webhook;
