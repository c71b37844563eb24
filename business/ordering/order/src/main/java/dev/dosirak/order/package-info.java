/// The order service: takes orders, and decides at every turn of an order's life who was first.
package dev.dosirak.order;
