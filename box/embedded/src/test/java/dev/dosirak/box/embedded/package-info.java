/// Tests with the real processes.
@NullMarked
package dev.dosirak.box.embedded;

import org.jspecify.annotations.NullMarked;
