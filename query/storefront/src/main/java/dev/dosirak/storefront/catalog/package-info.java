/// The shop catalog: all approved shops, rendered beforehand in a log on disk, found by place.
///
/// Start with [ShopCatalog]; [CatalogShop] is what it answers with.
package dev.dosirak.storefront.catalog;
