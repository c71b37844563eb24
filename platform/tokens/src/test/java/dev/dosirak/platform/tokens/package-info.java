@NullMarked
package dev.dosirak.platform.tokens;

import org.jspecify.annotations.NullMarked;
