/// Finds shops by words, in the area they deliver to: the question of an index is made of clauses, and what the index
/// finds becomes pages.
///
/// Starting points: [Finder] answers; [ShopTerms] says under which terms a shop can be found, and what each is worth.
/// [ShopIndex] is what an index must be able to do; there are two.
package dev.dosirak.search.shops;
