@NullMarked
package dev.dosirak.storefront.catalog.copy;

import org.jspecify.annotations.NullMarked;
