/// The order service: takes orders, and decides at every turn of an order's life who was first.
@NullMarked
package dev.dosirak.order;

import org.jspecify.annotations.NullMarked;
