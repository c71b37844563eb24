@NullMarked
package dev.dosirak.search.shops.copy;

import org.jspecify.annotations.NullMarked;
