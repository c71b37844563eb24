@NullMarked
package dev.dosirak.payment.charge.postgres;

import org.jspecify.annotations.NullMarked;
