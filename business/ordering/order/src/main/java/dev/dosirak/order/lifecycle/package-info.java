/// The life of an order, from placing it to delivery or refund.
///
/// Start with [Order#decide][dev.dosirak.order.lifecycle.Order#decide]: it is the whole state machine, one line per
/// transition. [OrderCommands][dev.dosirak.order.lifecycle.OrderCommands] is what the outside may ask.
package dev.dosirak.order.lifecycle;
