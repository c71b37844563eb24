/// Asks the services whose word an order waits for.
@NullMarked
package dev.dosirak.order.lifecycle.http;

import org.jspecify.annotations.NullMarked;
