/// The index in an OpenSearch cluster, for those who have one.
@NullMarked
package dev.dosirak.search.shops.opensearch;

import org.jspecify.annotations.NullMarked;
