/// Order history shows customers, owners and riders their orders, from its own copy of what happened.
///
/// Start with the [view][dev.dosirak.orderhistory.view] package.
@NullMarked
package dev.dosirak.orderhistory;

import org.jspecify.annotations.NullMarked;
