/// What the search hears.
@NullMarked
package dev.dosirak.search.finding.kafka;

import org.jspecify.annotations.NullMarked;
