@NullMarked
package dev.dosirak.search.relevance;

import org.jspecify.annotations.NullMarked;
