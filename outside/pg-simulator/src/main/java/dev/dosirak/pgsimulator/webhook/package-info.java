/// What gateways tell their merchant without being asked: that something has happened to a payment. It is sent after it
/// has happened, again and again until the merchant takes it, and wrongly where somebody wants to see what comes of
/// that.
///
/// Start with [Webhooks][dev.dosirak.pgsimulator.webhook.Webhooks]; what each gateway writes, its
/// [WebhookDialect][dev.dosirak.pgsimulator.webhook.WebhookDialect] says.
package dev.dosirak.pgsimulator.webhook;
