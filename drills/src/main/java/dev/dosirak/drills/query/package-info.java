/// How fast the query side answers, measured against nginx with the same bytes as static files.
@NullMarked
package dev.dosirak.drills.query;

import org.jspecify.annotations.NullMarked;
