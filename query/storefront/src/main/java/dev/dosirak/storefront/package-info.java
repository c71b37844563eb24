/// Answers what customers ask before they order: which shops deliver to me, and what does this one sell.
///
/// Start with [ShopCatalog][dev.dosirak.storefront.catalog.ShopCatalog]; [StorefrontConfiguration] shows how it is
/// filled.
package dev.dosirak.storefront;
