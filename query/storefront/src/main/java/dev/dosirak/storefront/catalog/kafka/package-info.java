/// What the window hears.
@NullMarked
package dev.dosirak.storefront.catalog.kafka;

import org.jspecify.annotations.NullMarked;
