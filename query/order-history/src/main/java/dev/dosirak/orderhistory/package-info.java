/// Order history shows customers, owners and riders their orders, from its own copy of what happened.
///
/// Start with the [view][dev.dosirak.orderhistory.view] package.
package dev.dosirak.orderhistory;
