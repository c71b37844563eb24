/// Tests.
@NullMarked
package dev.dosirak.orderhistory.view.kafka;

import org.jspecify.annotations.NullMarked;
