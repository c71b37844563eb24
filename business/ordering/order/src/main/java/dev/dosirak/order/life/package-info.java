/// The life of an order, from the click to the door, or back to the card.
///
/// Start with [Order#decide][dev.dosirak.order.life.Order#decide]: it is the whole state machine, one line per
/// transition. [Checkout][dev.dosirak.order.life.Checkout] is what the outside may ask.
@NullMarked
package dev.dosirak.order.life;

import org.jspecify.annotations.NullMarked;
