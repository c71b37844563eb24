/// Tests.
@NullMarked
package dev.dosirak.orderhistory.view.postgres;

import org.jspecify.annotations.NullMarked;
