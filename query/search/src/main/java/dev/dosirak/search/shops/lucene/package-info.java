/// The index of one node, on its own disk, by Lucene: nobody else is asked.
///
/// Starting points: [LuceneShops] keeps and asks it, [Documents] says what stands in it.
package dev.dosirak.search.shops.lucene;
