/// Tests.
@NullMarked
package dev.dosirak.platform.reachability;

import org.jspecify.annotations.NullMarked;
