/// Owns the shops: who they are, where they deliver, when they are open, what they sell.
///
/// Start with [Shop][dev.dosirak.shop.registry.Shop], then see in [ShopConfiguration] how it is plugged in.
/// [ShopDocument] is the one JSON form of a shop, in the store, over HTTP and in the data-sync contract.
package dev.dosirak.shop;
