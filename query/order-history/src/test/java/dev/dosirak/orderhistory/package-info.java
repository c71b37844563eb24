/// Tests.
@NullMarked
package dev.dosirak.orderhistory;

import org.jspecify.annotations.NullMarked;
