@NullMarked
package dev.dosirak.search.shops.lucene;

import org.jspecify.annotations.NullMarked;
