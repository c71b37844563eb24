/// The shop service's change notices.
@NullMarked
package dev.dosirak.order.menu.kafka;

import org.jspecify.annotations.NullMarked;
