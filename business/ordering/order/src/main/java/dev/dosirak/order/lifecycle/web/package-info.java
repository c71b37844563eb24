/// Customers place, look at and cancel orders; shops cancel what they cannot deliver.
package dev.dosirak.order.lifecycle.web;
