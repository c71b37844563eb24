/// Events of payment, relay and delivery move an order on.
package dev.dosirak.order.lifecycle.kafka;
