/// Consumes order events.
package dev.dosirak.delivery.dispatch.kafka;
