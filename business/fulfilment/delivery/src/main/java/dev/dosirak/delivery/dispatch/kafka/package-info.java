/// Hears of orders.
@NullMarked
package dev.dosirak.delivery.dispatch.kafka;

import org.jspecify.annotations.NullMarked;
