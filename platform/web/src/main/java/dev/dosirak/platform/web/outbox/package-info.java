/// What a service published can be published again over HTTP.
package dev.dosirak.platform.web.outbox;
