@NullMarked
package dev.dosirak.search;

import org.jspecify.annotations.NullMarked;
