@NullMarked
package dev.dosirak.search.finding.opensearch;

import org.jspecify.annotations.NullMarked;
