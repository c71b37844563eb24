/// The events that payment consumes.
package dev.dosirak.payment.charge.kafka;
