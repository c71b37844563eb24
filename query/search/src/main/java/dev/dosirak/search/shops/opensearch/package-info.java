/// The index in an OpenSearch cluster, for those who have one.
package dev.dosirak.search.shops.opensearch;
