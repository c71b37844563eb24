/// Tests.
@NullMarked
package dev.dosirak.orderhistory.view.copy;

import org.jspecify.annotations.NullMarked;
