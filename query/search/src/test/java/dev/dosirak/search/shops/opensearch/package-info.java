@NullMarked
package dev.dosirak.search.shops.opensearch;

import org.jspecify.annotations.NullMarked;
