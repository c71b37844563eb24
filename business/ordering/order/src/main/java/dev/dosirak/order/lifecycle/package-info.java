/// The life of an order, from the click to the door, or back to the card.
///
/// Start with [Order#decide][dev.dosirak.order.lifecycle.Order#decide]: it is the whole state machine, one line per
/// transition. [OrderCommands][dev.dosirak.order.lifecycle.OrderCommands] is what the outside may ask.
@NullMarked
package dev.dosirak.order.lifecycle;

import org.jspecify.annotations.NullMarked;
