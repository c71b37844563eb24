@NullMarked
package dev.dosirak.platform.connect;

import org.jspecify.annotations.NullMarked;
