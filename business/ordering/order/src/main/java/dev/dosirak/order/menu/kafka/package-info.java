/// The shop service's change notices.
package dev.dosirak.order.menu.kafka;
