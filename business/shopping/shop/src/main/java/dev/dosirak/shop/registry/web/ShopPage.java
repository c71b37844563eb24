package dev.dosirak.shop.registry.web;

import dev.dosirak.shop.ListedShop;
import dev.dosirak.shop.registry.Listing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shops in order of id, without their menus: one shop with its menu is asked for by its id.
///
/// @param next the cursor of the next page
record ShopPage(List<ListedShop> items, @Nullable String next) {

    /// The cursor of the first page.
    static final String START = "00000000-0000-0000-0000-000000000000";

    /// @param found one more than `size` where there are more
    static ShopPage of(List<Listing> found, int size) {
        var items = found.stream().limit(size).map(ListedShop::of).toList();
        return new ShopPage(items, found.size() > size ? items.getLast().id().toString() : null);
    }
}
