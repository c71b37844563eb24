/// Customers place, look at and cancel orders; shops cancel what they cannot deliver.
@NullMarked
package dev.dosirak.order.lifecycle.web;

import org.jspecify.annotations.NullMarked;
