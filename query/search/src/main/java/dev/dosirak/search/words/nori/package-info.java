/// Korean morphology by Lucene's Nori and its dictionary, for whichever index is asked.
package dev.dosirak.search.words.nori;
