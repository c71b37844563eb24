@NullMarked
package dev.dosirak.payment.charge.threads;

import org.jspecify.annotations.NullMarked;
