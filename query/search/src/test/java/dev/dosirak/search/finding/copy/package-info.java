@NullMarked
package dev.dosirak.search.finding.copy;

import org.jspecify.annotations.NullMarked;
