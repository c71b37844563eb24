/// Asks the services whose word an order waits for.
@NullMarked
package dev.dosirak.order.life.http;

import org.jspecify.annotations.NullMarked;
