/// Finds shops by words, in the area they deliver to: the words are taken apart as Koreans type them, turned into
/// clauses, and asked of an index.
///
/// Starting points: [Finder] answers, [Interpreter] decides what a question means and what is worth how much,
/// [Spelling] under which terms a name can be found. [ShopIndex] is what an index must be able to do; there are two.
package dev.dosirak.search.shops;
