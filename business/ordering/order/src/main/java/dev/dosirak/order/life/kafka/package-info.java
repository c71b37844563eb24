/// What payment, relay and delivery tell moves an order on.
@NullMarked
package dev.dosirak.order.life.kafka;

import org.jspecify.annotations.NullMarked;
