/// The shop window: all approved shops, rendered beforehand in a log on disk, found by place.
///
/// Start with [ShopWindow]; [Shown] is what it answers with.
@NullMarked
package dev.dosirak.storefront.window;

import org.jspecify.annotations.NullMarked;
