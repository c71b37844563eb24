/// One view per order, put together from what happened to it, in whatever order that arrives.
///
/// This package is the **inside**: records and ports. Its sub-packages are the **outside**: `kafka`, `copy` and `web`
/// speak to the ports, `postgres` keeps what they promise. There are no rules here; what an order may do is decided
/// by the order service.
///
/// Start with [OrderViews][dev.dosirak.orderhistory.view.OrderViews]; how the views are rebuilt beside those that
/// people read is said by [ViewGenerations][dev.dosirak.orderhistory.view.ViewGenerations] and `docs/adr/0015`.
package dev.dosirak.orderhistory.view;
