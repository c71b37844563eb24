@NullMarked
package dev.dosirak.search.finding;

import org.jspecify.annotations.NullMarked;
