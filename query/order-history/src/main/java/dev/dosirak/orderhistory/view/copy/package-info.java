/// The views as copies of what the owners of orders and deliveries have: imported, compared and
/// repaired by the platform's data-sync contract.
///
/// Start with [HistoryCopy][dev.dosirak.orderhistory.view.copy.HistoryCopy].
package dev.dosirak.orderhistory.view.copy;
