@NullMarked
package dev.dosirak.platform.kernel;

import org.jspecify.annotations.NullMarked;
