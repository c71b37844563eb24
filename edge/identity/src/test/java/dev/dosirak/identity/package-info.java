@NullMarked
package dev.dosirak.identity;

import org.jspecify.annotations.NullMarked;
