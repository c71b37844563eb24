/// What order history hears of orders and their deliveries, and how far it has heard.
@NullMarked
package dev.dosirak.orderhistory.view.kafka;

import org.jspecify.annotations.NullMarked;
