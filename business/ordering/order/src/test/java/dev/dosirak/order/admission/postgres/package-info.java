@NullMarked
package dev.dosirak.order.admission.postgres;

import org.jspecify.annotations.NullMarked;
