/// Asks the services whose word an order waits for.
package dev.dosirak.order.lifecycle.http;
