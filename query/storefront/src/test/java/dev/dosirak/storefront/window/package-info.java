@NullMarked
package dev.dosirak.storefront.window;

import org.jspecify.annotations.NullMarked;
