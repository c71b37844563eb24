@NullMarked
package dev.dosirak.storefront;

import org.jspecify.annotations.NullMarked;
