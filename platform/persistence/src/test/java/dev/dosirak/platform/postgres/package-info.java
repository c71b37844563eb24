@NullMarked
package dev.dosirak.platform.postgres;

import org.jspecify.annotations.NullMarked;
