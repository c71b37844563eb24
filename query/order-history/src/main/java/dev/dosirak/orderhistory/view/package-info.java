/// One view per order, put together from what happened to it, in whatever order that is heard.
///
/// This package is the **inside**: records and a port. Its sub-packages are the **outside**: `kafka` and `web`
/// speak to the port, `postgres` keeps it. There are no rules here; what an order may do is decided by the order
/// service.
///
/// Start with [OrderViews][dev.dosirak.orderhistory.view.OrderViews].
@NullMarked
package dev.dosirak.orderhistory.view;

import org.jspecify.annotations.NullMarked;
