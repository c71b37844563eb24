/// How fast the query side answers, measured against nginx with the same bytes as static files.
package dev.dosirak.drills.query;
