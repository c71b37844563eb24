/// How fast the query side answers, measured against nginx with the same bytes as static files; how well shops are
/// found by words; how long it takes from the click until the customer finds the order in their history.
package dev.dosirak.drills.query;
