/// The shop window: all approved shops in memory, rendered beforehand, found by place.
///
/// Starting points: [ShopWindow] answers, [Shown] is what it answers with, [Freshness] says how old that is.
@NullMarked
package dev.dosirak.storefront.window;

import org.jspecify.annotations.NullMarked;
