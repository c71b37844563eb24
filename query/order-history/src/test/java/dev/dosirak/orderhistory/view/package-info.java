/// Tests.
@NullMarked
package dev.dosirak.orderhistory.view;

import org.jspecify.annotations.NullMarked;
