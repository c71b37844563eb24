@NullMarked
package dev.dosirak.search.finding.lucene;

import org.jspecify.annotations.NullMarked;
