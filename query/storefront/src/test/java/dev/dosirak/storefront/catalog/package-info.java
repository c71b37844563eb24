@NullMarked
package dev.dosirak.storefront.catalog;

import org.jspecify.annotations.NullMarked;
