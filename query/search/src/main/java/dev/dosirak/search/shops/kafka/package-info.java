/// What the search hears.
@NullMarked
package dev.dosirak.search.shops.kafka;

import org.jspecify.annotations.NullMarked;
