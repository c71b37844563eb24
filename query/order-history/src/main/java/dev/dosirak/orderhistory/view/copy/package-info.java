/// The views as copies of what the owners of orders and deliveries have: imported, compared and
/// repaired by the platform's data-sync contract.
///
/// Start with [HistoryCopy][dev.dosirak.orderhistory.view.copy.HistoryCopy].
@NullMarked
package dev.dosirak.orderhistory.view.copy;

import org.jspecify.annotations.NullMarked;
