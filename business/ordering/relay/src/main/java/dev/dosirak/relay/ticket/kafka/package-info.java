/// What relay hears of orders.
@NullMarked
package dev.dosirak.relay.ticket.kafka;

import org.jspecify.annotations.NullMarked;
