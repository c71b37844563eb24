/// Answers what customers ask before they order: which shops deliver to me, and what does this one sell.
///
/// Start with [ShopCatalog][dev.dosirak.storefront.catalog.ShopCatalog]; [StorefrontConfiguration] shows how it is filled.
@NullMarked
package dev.dosirak.storefront;

import org.jspecify.annotations.NullMarked;
