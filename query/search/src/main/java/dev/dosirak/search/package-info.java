/// Finds shops by what customers type: names and dishes, in Korean as it is written, misspelled and half-typed.
///
/// Start with [Finder][dev.dosirak.search.shops.Finder]; [SearchConfiguration] shows what it stands on.
package dev.dosirak.search;
