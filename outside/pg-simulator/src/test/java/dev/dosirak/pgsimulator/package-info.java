/// The simulator as a merchant meets it.
@NullMarked
package dev.dosirak.pgsimulator;

import org.jspecify.annotations.NullMarked;
