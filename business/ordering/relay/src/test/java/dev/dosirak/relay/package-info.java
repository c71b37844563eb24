/// Tests.
@NullMarked
package dev.dosirak.relay;

import org.jspecify.annotations.NullMarked;
