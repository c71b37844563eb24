@NullMarked
package dev.dosirak.storefront.window.copy;

import org.jspecify.annotations.NullMarked;
