/// Korean morphology by Lucene's Nori and its dictionary, for whichever index is asked.
@NullMarked
package dev.dosirak.search.shops.nori;

import org.jspecify.annotations.NullMarked;
