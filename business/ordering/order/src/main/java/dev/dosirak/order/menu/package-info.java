/// The shop as an order sees it: our own copy, from which prices are computed, so that no shop
/// service needs to be alive when somebody orders.
package dev.dosirak.order.menu;
