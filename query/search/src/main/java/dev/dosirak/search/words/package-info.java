/// What people type, and what it means: words are taken apart as Koreans type them, and a question becomes clauses that
/// any index can be asked.
///
/// Starting points: [Interpreter] decides what a question means and what is worth how much, [Spelling] under which
/// terms a name can be found.
package dev.dosirak.search.words;
