/// The events of orders and deliveries that order history reads, and how far it has read.
package dev.dosirak.orderhistory.view.kafka;
