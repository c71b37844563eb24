@NullMarked
package dev.dosirak.payment.method.postgres;

import org.jspecify.annotations.NullMarked;
