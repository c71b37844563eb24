/// The shop window: all approved shops, rendered beforehand in a log on disk, found by place.
///
/// Start with [ShopCatalog]; [CatalogShop] is what it answers with.
@NullMarked
package dev.dosirak.storefront.catalog;

import org.jspecify.annotations.NullMarked;
