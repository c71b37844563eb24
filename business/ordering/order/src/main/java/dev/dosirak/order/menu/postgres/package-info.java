/// The copy of the shops in our own database.
package dev.dosirak.order.menu.postgres;
