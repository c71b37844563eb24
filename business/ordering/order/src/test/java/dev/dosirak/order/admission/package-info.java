@NullMarked
package dev.dosirak.order.admission;

import org.jspecify.annotations.NullMarked;
