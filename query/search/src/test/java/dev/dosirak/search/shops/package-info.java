@NullMarked
package dev.dosirak.search.shops;

import org.jspecify.annotations.NullMarked;
