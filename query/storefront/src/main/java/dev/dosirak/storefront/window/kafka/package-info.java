/// What the window hears.
@NullMarked
package dev.dosirak.storefront.window.kafka;

import org.jspecify.annotations.NullMarked;
