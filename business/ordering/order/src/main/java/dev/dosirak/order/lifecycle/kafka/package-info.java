/// What payment, relay and delivery tell moves an order on.
@NullMarked
package dev.dosirak.order.lifecycle.kafka;

import org.jspecify.annotations.NullMarked;
