/// Tests with the real processes.
@NullMarked
package dev.dosirak.platform.embedded;

import org.jspecify.annotations.NullMarked;
